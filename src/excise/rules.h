#pragma once

#include "access/actor.h"
#include "excise/model.h"
#include "obligations/passage.h"

namespace hoanhap::excise {

// Who may take a text out (design §1: two people, a reason). Pure.

// May `actor`, who sees `passage`, confirm or refuse what somebody else proposed? A head (`confirm`
// and `read`, so never an administrator) of the unit that wrote it or of an office above. Never who
// proposed it, nor with the right that person lent.
bool may_decide(const access::Actor& actor, const Excision& excision,
                const obligations::Passage& passage);

// The unit on whose behalf they do; 0 where they may not.
UnitId deciding_for(const access::Actor& actor, const Excision& excision,
                    const obligations::Passage& passage);

// Only who proposed it.
bool may_withdraw(const access::Actor& actor, const Excision& excision);

}  // namespace hoanhap::excise
