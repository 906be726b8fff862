// The pure parts: decoding, routing, problems, OpenAPI, the written answer, static files.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include <zlib.h>

#include "http/coding.h"
#include "http/decode.h"
#include "http/head.h"
#include "http/reader.h"
#include "http/router.h"
#include "http/static_files.h"
#include "http/writer.h"

using namespace hoanhap;
using namespace hoanhap::http;

namespace {

Endpoint row(Method method, std::string path) {
  Endpoint e;
  e.method = method;
  e.path = std::move(path);
  e.tag = "records";
  e.summary = "What it does";
  e.response_schema = "Record";
  return e;
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return "";
}

}  // namespace

TEST_CASE("paths and queries are decoded or refused") {
  struct Row {
    const char* raw;
    const char* decoded;  // null: refused
  };
  for (const auto& [raw, decoded] : std::initializer_list<Row>{
           {"/", "/"},
           {"/a/b", "/a/b"},
           {"/C%C6%B0%20%C3%8Abur", "/Cư Êbur"},
           {"/a+b", "/a+b"},
           {"/a/./b", nullptr},
           {"/..", nullptr},
           {"/%2e%2E/x", nullptr},
           {"/a%2Fb", nullptr},
           {"/a\\b", nullptr},
           {"/a%5cb", nullptr},
           {"/a%00", nullptr},
           {"/a%0d%0aX", nullptr},
           {"/%c3", nullptr},
           {"/%c0%af", nullptr},  // an overlong slash
           {"/%zz", nullptr},
           {"a", nullptr},
           {"", nullptr},
       }) {
    CAPTURE(raw);
    const auto path = decode_path(raw);
    CHECK(path.has_value() == (decoded != nullptr));
    if (path && decoded) CHECK(*path == decoded);
  }
  const auto query = decode_query("form=bao-cao&period=2018-Q2&&empty=&bare&x=a+b%2B");
  REQUIRE(query);
  CHECK(query->at("form") == "bao-cao");
  CHECK(query->at("x") == "a b+");
  CHECK(query->at("empty").empty());
  CHECK(query->at("bare").empty());
  for (const char* bad : {"a=1&a=2", "=1", "a=%ff", "a=%0", "a%00=1"})
    CHECK_FALSE(decode_query(bad));
}

TEST_CASE("a request's small questions") {
  Request request;
  request.params = {{"record", "17"},
                    {"zero", "0"},
                    {"sign", "+1"},
                    {"big", "99999999999999999999"},
                    {"pad", "07"}};
  CHECK(request.id("record") == 17);
  for (const char* bad : {"zero", "sign", "big", "pad", "none"}) CHECK_FALSE(request.id(bad));
  request.headers = {{"cookie", "__Host-hoanhap=abc; x=1"},
                     {"content-type", "application/JSON; charset=utf-8"}};
  CHECK(request.cookie("__Host-hoanhap") == "abc");
  CHECK(request.cookie("hoanhap").empty());
  request.body = R"({"a":1})";
  REQUIRE(request.json());
  request.body = "{";
  CHECK(request.json().error().code == ErrorCode::malformed);
  request.headers["content-type"] = "text/plain";
  CHECK(request.json().error().code == ErrorCode::unsupported);
}

TEST_CASE("a literal segment wins over a parameter; another method is 405; else 404") {
  const Router router({row(Method::get, "/api/v1/records/{record}"),
                       row(Method::get, "/api/v1/records/mine"),
                       row(Method::put, "/api/v1/records/{record}/draft"),
                       row(Method::post, "/api/v1/records/{record}")});
  CHECK(router.find(Method::get, "/api/v1/records/mine").endpoint->path == "/api/v1/records/mine");
  const auto found = router.find(Method::get, "/api/v1/records/17");
  CHECK(found.endpoint->path == "/api/v1/records/{record}");
  CHECK(found.params.at("record") == "17");
  const auto wrong = router.find(Method::del, "/api/v1/records/17");
  CHECK(wrong.endpoint == nullptr);
  CHECK(wrong.allowed == std::vector<Method>{Method::get, Method::post});
  for (const char* none : {"/", "/api/v1/records", "/api/v1/records/", "/api/v1/records/1/",
                           "/api/v1/records//draft"}) {
    CHECK(router.find(Method::put, none).endpoint == nullptr);
    CHECK(router.find(Method::put, none).allowed.empty());
  }
}

TEST_CASE(
    "a problem says type, status, words and fields in the reader's language, and its extra "
    "members") {
  Error error{ErrorCode::invalid,
              "blank-cells",
              {"Còn ô chưa nhập", "Blank cells"},
              {"Nhập số.", "Type numbers."}};
  error.fields.push_back({"tt-buoi", {"Chưa nhập", "Blank"}});
  error.extra = R"({"current":{"id":1}})";
  const auto vi = problem(error, "");
  CHECK(vi.status == 422);
  CHECK(
      vi.body ==
      R"({"type":"/errors/blank-cells","status":422,"title":"Còn ô chưa nhập","detail":"Nhập số.",)"
      R"("fields":[{"field":"tt-buoi","detail":"Chưa nhập"}],"current":{"id":1}})");
  CHECK(problem(error, "en").body.find("Type numbers.") != std::string::npos);
  error.extra = "{}";
  CHECK(Json::parse(problem(error, "en").body));
  error.retry_after_s = 30;
  CHECK(header(problem(error, ""), "Retry-After") == "30");
}

TEST_CASE("the language: vi unless en is preferred") {
  for (const char* english : {"en", "en-US,en;q=0.9,vi;q=0.8", "fr,en;q=0.3", "vi;q=0.1,en;q=0.2"})
    CHECK(prefers_english(english));
  for (const char* vietnamese :
       {"", "vi", "fr", "*", "vi,en", "en;q=0.5,vi", "vi-VN,en;q=0.9", "english", "en;q=x,vi;q=y"})
    CHECK_FALSE(prefers_english(vietnamese));
}

TEST_CASE("OpenAPI names every endpoint once, with its parameters, bodies and problems") {
  auto draft = row(Method::put, "/api/v1/records/{record}/draft");
  draft.request_schema = "Draft";
  draft.body_limit = kib(256);
  draft.needs_key = draft.needs_version = true;
  auto sheet = row(Method::get, "/api/v1/records/{record}/sheet.xlsx");
  sheet.response_schema = "application/zip";
  auto list = row(Method::get, "/api/v1/people");
  list.response_schema = "Person[]";
  list.request_schema = "PeopleQuery";
  auto login = row(Method::post, "/api/v1/session");
  login.open = true;
  login.response_schema.clear();
  const auto text = openapi(Router({draft, sheet, list, login}),
                            R"({"schemas":{"Draft":{"type":"object","required":["cells"]},)"
                            R"("PeopleQuery":{"type":"object","required":["unit"],"properties":{)"
                            R"("unit":{"type":"string"},"role":{"enum":["head"]}}}}})",
                            "0.1.0");
  const auto parsed = Json::parse(text);
  REQUIRE(parsed);
  const auto& api = *parsed;
  CHECK(api["openapi"].string() == "3.1.0");
  CHECK(api["paths"].size() == 4);
  const auto put = api["paths"]["/api/v1/records/{record}/draft"]["put"];
  CHECK(put["operationId"].string() == "putRecordsRecordDraft");
  CHECK(put["requestBody"]["content"]["application/json"]["schema"]["$ref"].string() ==
        "#/components/schemas/Draft");
  CHECK(put["requestBody"]["required"].boolean() == true);
  CHECK(put["requestBody"]["description"].string() == "At most 256 KiB");
  const auto names = [](const Json& operation) {
    std::string all;
    for (std::size_t i = 0; i < operation["parameters"].size(); ++i) {
      const auto parameter = operation["parameters"][i];
      all += std::string(parameter["name"].string().value());
      all += parameter["required"].boolean() == true ? "! " : " ";
    }
    return all;
  };
  CHECK(names(put) ==
        "record! Accept-Language X-Hoanhap-As X-Hoanhap! Idempotency-Key! If-Match! ");
  CHECK(names(api["paths"]["/api/v1/people"]["get"]) == "unit! role Accept-Language X-Hoanhap-As ");
  CHECK(put["responses"]["4XX"]["content"]["application/problem+json"]["schema"]["$ref"].string() ==
        "#/components/schemas/Problem");
  CHECK(put["security"].size() == 1);
  CHECK(api["paths"]["/api/v1/people"]["get"]["responses"]["2XX"]["content"]["application/json"]
           ["schema"]["type"]
               .string() == "array");
  CHECK_FALSE(api["paths"]["/api/v1/records/{record}/sheet.xlsx"]["get"]["responses"]["2XX"]
                 ["content"]["application/zip"]
                     .is_null());
  const auto post = api["paths"]["/api/v1/session"]["post"];
  CHECK(post["security"].size() == 0);
  CHECK(post["responses"]["204"].is_object());
  CHECK(post["responses"]["401"].is_null());
  CHECK(names(post) == "Accept-Language X-Hoanhap! ");
  CHECK(api["components"]["schemas"]["Draft"].is_object());
}

TEST_CASE(
    "the written answer: one string, nothing breaks out of a line, a header of the handler's own "
    "wins") {
  auto response = Response::json("{}", 201);
  response.headers = {{"Location", "/x\r\nSet-Cookie: a=1"},
                      {"Cache-Control", "private"},
                      {"Referrer-Policy", "same-origin"}};
  const auto text = write_response(response, Transport::secure, Connection::keep_alive,
                                   Content::with_body, http_date(784111777));
  CHECK(text.starts_with("HTTP/1.1 201 Created\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"));
  CHECK(text.ends_with("\r\n\r\n{}"));
  CHECK(text.find("\r\nLocation: /xSet-Cookie: a=1\r\n") != std::string::npos);
  CHECK(text.find("no-store") == std::string::npos);
  CHECK(text.find("no-referrer") == std::string::npos);
  CHECK(text.find("Strict-Transport-Security: max-age=31536000\r\n") != std::string::npos);
  const auto empty = write_response(Response::no_content(), Transport::plain, Connection::close,
                                    Content::with_body, "");
  CHECK(empty.find("Content-Length") == std::string::npos);
  CHECK(empty.find("\r\nContent-Type") == std::string::npos);
  CHECK(header(Response::file("x", "text/plain", "Báo cáo \"Q2\".docx"), "Content-Disposition") ==
        "attachment; filename=\"B_o c_o _Q2_.docx\"; "
        "filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%22Q2%22.docx");
}

TEST_CASE("static files: types, compressed forms, revalidation, the application's own paths") {
  namespace fs = std::filesystem;
  const auto folder = fs::temp_directory_path() / "hoanhap-static-test";
  fs::remove_all(folder);
  fs::create_directories(folder / "assets");
  const auto put = [&folder](const char* name, const char* bytes) {
    std::ofstream(folder / name) << bytes;
  };
  put("index.html", "<!doctype html>");
  put("assets/app-1a2b.js", "plain");
  put("assets/app-1a2b.js.br", "brotli");
  put("assets/app-1a2b.js.gz", "gzip");
  put("assets/orphan.css.gz", "gzip");
  put("service-worker.js", "worker");
  put("manifest.webmanifest", "{}");
  const auto files = StaticFiles::load(folder.string());
  REQUIRE(files);
  CHECK((*files)->count() == 4);
  const auto get = [&files](const char* path, const char* encoding = "",
                            const std::string& tag = "") {
    Request request;
    request.path = path;
    request.headers = {{"accept-encoding", encoding}, {"if-none-match", tag}};
    return (*files)->serve(request);
  };
  CHECK(*get("/").shared_body == "<!doctype html>");
  CHECK(*get("/viec-cua-toi/17").shared_body == "<!doctype html>");
  CHECK(get("/").content_type == "text/html; charset=utf-8");
  CHECK(header(get("/"), "Cache-Control") == "no-cache");
  CHECK(get("/assets/none.js").status == 404);
  CHECK(get("/assets/orphan.css").status == 404);
  const char* js = "/assets/app-1a2b.js";
  CHECK(header(get(js), "Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(header(get(js), "Vary") == "Accept-Encoding");
  CHECK(*get(js, "gzip, deflate, br").shared_body == "brotli");
  CHECK(header(get(js, "br"), "Content-Encoding") == "br");
  CHECK(*get(js, "gzip;q=0.8, br;q=0").shared_body == "gzip");
  CHECK(*get(js, "br;q=0.0").shared_body == "plain");
  CHECK(get(js).content_type == "text/javascript; charset=utf-8");
  const auto tag = header(get(js, "br"), "ETag");
  CHECK(get(js, "br", tag).status == 304);
  CHECK(get(js, "gzip", tag).status == 200);  // another form, another tag
  // A worker that browsers kept from their cache would hold back every later version.
  CHECK(header(get("/service-worker.js"), "Cache-Control") == "no-cache");
  CHECK(get("/service-worker.js").content_type == "text/javascript; charset=utf-8");
  CHECK(get("/manifest.webmanifest").content_type == "application/manifest+json; charset=utf-8");
  CHECK_FALSE(StaticFiles::load((folder / "missing").string()));
  fs::remove_all(folder);
}

TEST_CASE("long answers to GET are packed for whoever takes gzip, and read the same") {
  const auto answer = [](const char* wanted, std::size_t size, Method method = Method::get,
                         const char* type = "application/json; charset=utf-8", int status = 200) {
    Request request;
    request.method = method;
    request.headers = {{"accept-encoding", wanted}};
    auto response = Response::json(std::string(size, 'x'), status);
    response.content_type = type;
    encode(request, response);
    return response;
  };
  const auto packed = answer("br;q=1, gzip;q=0.5", 100'000);
  CHECK(header(packed, "Content-Encoding") == "gzip");
  CHECK(header(packed, "Vary") == "Accept-Encoding");
  CHECK(packed.body.size() < 1000);
  std::string plain(100'001, '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 31) == Z_OK);
  auto in = packed.body;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  CHECK(plain.substr(0, stream.total_out) == std::string(100'000, 'x'));
  inflateEnd(&stream);

  const auto as_it_is = [&](const Response& response, std::size_t size) {
    return header(response, "Content-Encoding").empty() && response.body == std::string(size, 'x');
  };
  CHECK(as_it_is(answer("gzip", 1023), 1023));
  CHECK(as_it_is(answer("gzip;q=0", 2000), 2000));
  CHECK(as_it_is(answer("br", 2000), 2000));
  CHECK(as_it_is(answer("gzip", 2000, Method::post), 2000));
  CHECK(as_it_is(answer("gzip", 2000, Method::get, "application/pdf"), 2000));
  CHECK(as_it_is(answer("gzip", 2000, Method::get, "application/problem+json", 404), 2000));
}

TEST_CASE("a request cut anywhere reads the same") {
  const std::string bytes =
      "POST /api/v1/x?a=1 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: "
      "chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\nGET /";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    RequestReader reader(Limits{}, nullptr);
    std::string pending;
    for (const auto part :
         {std::string_view(bytes).substr(0, cut), std::string_view(bytes).substr(cut)}) {
      pending += part;
      while (reader.state() != RequestReader::State::complete) {
        const auto used = reader.feed(pending);
        pending.erase(0, used);
        if (used == 0) break;
      }
    }
    CHECK(reader.state() == RequestReader::State::complete);
    CHECK(reader.head().request.body == "body");
    CHECK(pending == "GET /");
  }
}
