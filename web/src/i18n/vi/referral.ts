// Asking for help, referring somebody who wants it, and taking it back. Written for whoever reads it, not about them.
export const referral = {
  'help.title': 'Giúp đỡ',
  'help.lead':
    'Bạn có thể tự tìm giúp đỡ, không qua ai cả: tư vấn, y tế, pháp lý, học nghề, việc làm, vay vốn. Không cần đăng nhập, không cần giấy tờ.',
  'help.exit': 'Thoát nhanh',
  'help.exitHint': 'Bấm phím Shift ba lần cũng thoát ngay.',
  'help.cardTitle': 'Trước hết: tự liên hệ',
  'help.card':
    'Bạn có thể đến hoặc gọi thẳng bộ phận hỗ trợ của thành phố. Nếu có người bị đánh đập, ép buộc: gọi 113. Trẻ em và người dưới 18 tuổi: gọi 111, miễn phí, suốt ngày đêm.',
  'help.cardForm': 'Hoặc để lại lời nhắn dưới đây. Chỉ cán bộ hỗ trợ đọc được.',
  'help.sealed':
    'Lời nhắn được niêm phong ngay trên máy này. Máy chủ, quản trị, Công an, Đội 178 và cả người gửi đều không đọc lại được; chỉ cán bộ hỗ trợ mở được.',
  'help.limits': 'Điều phần mềm bảo vệ được và không bảo vệ được',
  'help.under18': 'Bạn dưới 18 tuổi?',
  'help.permission': 'Bạn có muốn được liên hệ không?',
  'help.permissionYes': 'Có, hãy liên hệ với tôi',
  'help.permissionNo': 'Không, tôi chỉ muốn xem thông tin',
  'help.permissionHint': 'Nói không cũng không ảnh hưởng gì. Nói có chưa phải là đồng ý nhận hỗ trợ.',
  'help.nothing': 'Không có gì được gửi đi. Bạn có thể quay lại bất cứ lúc nào, hoặc tự liên hệ như trên.',
  'help.send': 'Niêm phong và gửi',
  'help.mine': 'Muốn dừng lại: nhập mã biên nhận để rút',

  'ref.title': 'Lập phiếu giới thiệu',
  'ref.lead':
    'Phiếu dành cho người muốn được hỗ trợ. Gửi xong, người gửi không đọc lại được; chỉ bộ phận hỗ trợ đọc được.',
  'ref.cardTitle': '1. Đưa thẻ tự liên hệ trước',
  'ref.card':
    'Mời người đó tự liên hệ: trang {address} hoặc gọi bộ phận hỗ trợ. Không ai phải qua đơn vị của đồng chí mới được giúp.',
  'ref.cardPrint': 'In thẻ',
  'ref.cardText': 'Thông tin, tư vấn miễn phí. Không cần đăng nhập, không cần giấy tờ.',
  'ref.permissionTitle': '2. Cho phép liên hệ',
  'ref.permission': 'Người được hỗ trợ có cho phép bộ phận hỗ trợ liên hệ không?',
  'ref.permissionYes': 'Có, đã hỏi và người đó đồng ý cho liên hệ',
  'ref.permissionNo': 'Không, hoặc chưa hỏi: chỉ ghi nhận một lượt, không danh tính',
  'ref.permissionHint':
    'Nói không cũng không ảnh hưởng gì đến việc xử lý hay quyền lợi. Cho phép liên hệ chưa phải là đồng ý nhận hỗ trợ.',
  'ref.countOnly':
    'Phiếu này không chứa tên, số điện thoại hay địa chỉ của ai. Đưa thẻ tự liên hệ và tờ thông tin tư vấn chung.',
  'ref.unit': 'Đơn vị gửi',
  'ref.senderPhone': 'Điện thoại của người gửi',
  'ref.senderPhoneHint': 'Để bộ phận hỗ trợ gọi lại xác minh trước khi liên hệ bất cứ ai. Nằm trong phần niêm phong.',
  'ref.under18': 'Người này dưới 18 tuổi?',
  'ref.receiver': 'Nơi nhận: {name}',
  'ref.receiverChildren':
    'Nơi nhận: {name}. Người dưới 18 tuổi được bảo vệ theo đường riêng, trả lời trong {hours} giờ.',
  'ref.print': 'Dấu vân khóa',
  'ref.compared': 'đã đối chiếu',
  'ref.compare': 'Lần đầu trên máy này: gọi bộ phận hỗ trợ, hoặc xem biên bản lễ tạo khóa, và so mười nhóm số này.',
  'ref.compareDo': 'Tôi đã đối chiếu, khớp cả mười nhóm',
  'ref.needCompare': 'Đối chiếu dấu vân khóa trước khi gửi lần đầu trên máy này.',
  'ref.mismatch': 'Phiếu đang khóa, không gửi được.',
  'ref.changed':
    'Chỉ khi đã gọi và bộ phận hỗ trợ xác nhận đã lập khóa gốc mới, so mười nhóm số sau rồi mới chấp nhận.',
  'ref.noOffice': 'Chưa có bộ phận hỗ trợ nào nhận phiếu qua mạng. Hãy tự liên hệ như trên.',
  'ref.noChildren':
    'Chưa có nơi nhận phiếu của người dưới 18 tuổi qua mạng. Gọi ngay Tổng đài bảo vệ trẻ em 111 và cán bộ trẻ em của xã, phường. Không gửi vào đường khác.',
  'ref.noUnit': 'Đơn vị của đồng chí không thuộc diện gửi phiếu. Người cần giúp có thể tự liên hệ tại {address}.',
  'ref.contactTitle': 'Cách liên hệ an toàn',
  'ref.callAs': 'Gọi là',
  'ref.callAsHint': 'Tên gọi tùy ý, không cần tên thật.',
  'ref.how': 'Liên hệ thế nào cho an toàn',
  'ref.howHint': 'Ví dụ: nhắn tin trước, không nói qua người nhà, gặp ở trạm y tế.',
  'ref.phone': 'Số điện thoại hoặc cách khác',
  'ref.times': 'Giờ thuận tiện',
  'ref.needs': 'Nhu cầu',
  'ref.note': 'Muốn nói thêm',
  'ref.noteHint': 'Không bắt buộc. Không ghi bệnh tật, không ghi số giấy tờ.',
  'ref.link': 'Liên quan đến một lần xử phạt (không bắt buộc)',
  'ref.linkHint':
    'Phần này tự hủy khi pháp luật coi là chưa từng bị xử phạt: 6 tháng sau khi chấp hành xong cảnh cáo, 1 năm với hình thức khác.',
  'ref.linkForm': 'Hình thức',
  'ref.linkNone': 'Không ghi',
  'ref.linkWarning': 'Cảnh cáo',
  'ref.linkOther': 'Hình thức khác',
  'ref.linkDone': 'Ngày chấp hành xong',
  'ref.needPermission': 'Chọn có hoặc không.',
  'ref.needCallAs': 'Cho biết nên gọi là gì.',
  'ref.needHow': 'Cho biết cách liên hệ an toàn.',
  'ref.needUnit': 'Chọn đơn vị gửi.',
  'ref.needDate': 'Nhập ngày như 27/04/2018.',
  'ref.send': 'Niêm phong và gửi',
  'ref.sending': 'Đang niêm phong…',
  'ref.sealOffline': 'Đang ngoại tuyến: phiếu được niêm phong ngay, gửi khi có mạng.',
  'ref.waiting': 'Phiếu đã niêm phong, chờ gửi ({n})',
  'ref.waitingHint': 'Trên máy này chỉ còn bản mã hóa; không ai đọc lại được, kể cả người lập.',
  'ref.waitingLine': 'Phiếu {n}: chờ mạng',
  'ref.waitingBad': 'Phiếu {n}: không được nhận ({why}). Lập lại phiếu rồi bỏ bản này.',
  'ref.drop': 'Bỏ bản này',
  'ref.oldEpoch': 'khóa của bộ phận hỗ trợ đã đổi',

  'receipt.title': 'Mã biên nhận',
  'receipt.sent': 'Đã niêm phong và gửi. Bản trên máy này đã xóa.',
  'receipt.waits': 'Đã niêm phong, chờ gửi khi có mạng. Trên máy này chỉ còn bản mã hóa.',
  'receipt.keepOpen': 'Trình duyệt này không giữ được gì khi đóng trang. Đừng đóng trang trước khi có mạng.',
  'receipt.once': 'Mã chỉ hiện một lần này. In hoặc chép ra giấy, trao cho người được hỗ trợ giữ.',
  'receipt.onceSelf': 'Mã chỉ hiện một lần này. In hoặc chép ra giấy và giữ ở nơi an toàn.',
  'receipt.paper': 'Muốn dừng lại, nhập mã này tại {address}, bất cứ lúc nào, không cần nêu lý do.',
  'receipt.copy': 'Chép mã',
  'receipt.copied': 'Đã chép mã.',
  'receipt.print': 'In mã',
  'receipt.done': 'Xong, xóa khỏi màn hình',

  'withdraw.title': 'Rút lại',
  'withdraw.lead': 'Nhập mã trên giấy. Không cần nêu lý do, không cần cho biết là ai.',
  'withdraw.code': 'Mã',
  'withdraw.codeHint': '20 chữ và số, chia nhóm thế nào cũng được.',
  'withdraw.do': 'Rút lại',
  'withdraw.done':
    'Đã nhận. Nếu mã đúng, khóa của hồ sơ đã bị hủy và không ai mở lại được. Mã sai cũng nhận được câu trả lời này.',
  'withdraw.again': 'Nhập mã khác',

  'limits.title': 'Phần mềm bảo vệ được gì, không bảo vệ được gì',
  'limits.can': 'Bảo vệ được',
  'limits.can1':
    'Lời nhắn và phiếu giới thiệu được niêm phong ngay trên máy của người lập. Máy chủ, quản trị, Công an, Đội 178, lãnh đạo và cả người lập đều không đọc lại được; chỉ cán bộ hỗ trợ có khóa mới mở được, và mỗi lần mở đều được ghi lại.',
  'limits.can2':
    'Sau 30 ngày mà chưa có sự đồng ý nhận hỗ trợ, phiếu tự hủy. Sự đồng ý có phạm vi, có ngày hết hạn, và rút lại được.',
  'limits.can3':
    'Người giữ mã biên nhận rút lại bất cứ lúc nào, không cần nêu lý do. Khi rút, khóa bị hủy; sau ngày cuối của bản sao lưu khóa, không bản nào mở lại được.',
  'limits.can4': 'Máy trộm được, đĩa sao lưu trộm được chỉ là bản mã hóa.',
  'limits.cannot': 'Không bảo vệ được',
  'limits.cannot1':
    'Máy chủ cố tình giữ bản sao từ trước. Việc hủy là lời hứa của máy chủ này và các bản sao lưu của nó.',
  'limits.cannot2':
    'Mã chương trình bị sửa: chính máy chủ gửi chương trình niêm phong. Chứng nhận khóa, bản dựng có chữ ký và công cụ mở ngoại tuyến làm việc đó khó và dễ lộ hơn, không làm nó thành không thể.',
  'limits.cannot3': 'Người có quyền đọc đã chép ra giấy, chụp màn hình hoặc kể lại.',
  'limits.cannot4':
    'Phiếu giả: máy chủ bị chiếm có thể tự lập một phiếu. Vì vậy cán bộ hỗ trợ gọi lại người gửi trước khi liên hệ bất cứ ai.',
  'limits.cannot5': 'Nơi ít người: một tháng chỉ có một phiếu thì con số là một, dù ai đếm.',
  'limits.cannot6':
    'Màn hình đang mở khóa: khóa lại khi rời máy. Máy tự khóa sau 10 phút không dùng, chữ đang nhập dở lúc đó sẽ mất.',
  'limits.first': 'Vì vậy trước khi gửi lần đầu, gọi bộ phận hỗ trợ và đối chiếu dấu vân khóa gồm mười nhóm ba chữ số.',
  'limits.passphrase':
    'Cụm mật khẩu gồm sáu từ do máy tạo, ghi ra giấy và cất nơi riêng. Quên cụm mật khẩu thì không ai đặt lại được: đăng ký khóa mới, đồng nghiệp chuyển khóa cho; mất cả bộ phận thì cần hai trong ba người giữ khóa phục hồi.',
} as const;
