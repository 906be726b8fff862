#pragma once

#include "core/result.h"

// Why a plan is not taken, in words.
namespace hoanhap::app::plans {

inline tl::unexpected<Error> second_person() {
  return fail({ErrorCode::forbidden,
               "second-person",
               {"Cần người thứ hai", "A second person is needed"},
               {"Hai người khác nhau phải cùng kích hoạt kế hoạch.",
                "Two different people activate a plan."}});
}

inline tl::unexpected<Error> decided_already() {
  return fail({ErrorCode::conflict,
               "wrong-state",
               {"Đề nghị này đã được giải quyết", "This has been decided"},
               {"Tải lại trang để xem kết quả.", "Reload the page to see how."}});
}

inline tl::unexpected<Error> stale() {
  return fail({ErrorCode::conflict,
               "proposal-stale",
               {"Tác động của kế hoạch đã khác so với lúc đề nghị",
                "The plan would now do something else than when it was proposed"},
               {"Xem tác động mới, rồi đề nghị lại; người kia xác nhận.",
                "See what it would do now and propose it anew; the other person confirms."}});
}

inline tl::unexpected<Error> waits_already() {
  return fail({ErrorCode::conflict,
               "proposed-already",
               {"Đã có một kế hoạch chờ xác nhận", "A plan waits to be confirmed already"},
               {"Xác nhận, từ chối hoặc rút đề nghị đó trước.",
                "Confirm it, refuse it or withdraw it first."}});
}

inline tl::unexpected<Error> same_plan() {
  return fail({ErrorCode::conflict,
               "same-plan",
               {"Kế hoạch này đang được áp dụng", "This plan is in force"},
               {"Thư mục đã chọn giống hệt kế hoạch đang áp dụng.",
                "The folder chosen is the plan in force, file by file."}});
}

inline tl::unexpected<Error> broken() {
  return fail({ErrorCode::invalid,
               "plan-broken",
               {"Kế hoạch chưa biên dịch được", "The plan does not compile"},
               {"Kiểm tra lại thư mục để xem từng lỗi, sửa rồi đề nghị.",
                "Check the folder to see every mistake, mend them, then propose it."}});
}

}  // namespace hoanhap::app::plans
