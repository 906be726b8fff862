#pragma once

#include "app/plans/store.h"
#include "core/json.h"
#include "plan/compile.h"

// A plan's files on their way: from a disk, from a browser, from the data folder.
namespace hoanhap::app::plans {

// Of a folder on this machine, as far as they belong to a plan; empty where there is none.
Files read_folder(const std::string& path);

// Of a browser:
// {"files":[{"path":"units.yaml","text":"…"},{"path":"templates/a.docx","base64":"…"}]}. What is no
// part of a plan is passed over. Fails: `invalid` for what can't be a plan at all.
Result<Files> from_json(const Json& body);

// As `hoanhap plan check` compiles them, without any folder.
plan::Compiled compile(const Files& files);

// One text for all: two equal ones are the same folder.
std::string digest(const Files& files);

// Writes the files beside the database, to DATA/plan/<id>, and compiles that: Word templates are
// read from there. The database stays what counts; the folder is made anew whenever it is wanted.
//
// Fails: `unavailable` when it can't be written; `invalid` with the first diagnostic when this
// program does not compile it.
Result<std::shared_ptr<const plan::Plan>> lay_out(const std::string& data, ActivationId id,
                                                  const Files& files);
// Removes the folders of all others.
void sweep(const std::string& data, ActivationId kept);

}  // namespace hoanhap::app::plans
