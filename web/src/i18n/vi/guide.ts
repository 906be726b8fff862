// The guide in the application, and help in place: for each screen what it is for and what to press, a line a thought.
export const guide = {
  'guide.title': 'Hướng dẫn sử dụng',
  'guide.all': 'Mọi trang hướng dẫn',
  'guide.mine': 'Hướng dẫn cho vai trò của đồng chí',
  'guide.none': 'Không có trang hướng dẫn này.',
  'guide.back': 'Về phần mềm',
  'guide.vietnamese': 'Hướng dẫn này viết bằng tiếng Việt.',

  'hint.sign-in':
    'Nhập tên đăng nhập và mật khẩu của mình.\nLần đầu, hoặc vừa được đặt lại mật khẩu: bấm "Tôi có mã mời".\nQuên mật khẩu: gọi quản trị. Không ai xem được mật khẩu của đồng chí.',
  'hint.redeem':
    'Mã có hai nửa: một nửa do quản trị trao, một nửa do lãnh đạo đơn vị trao.\nNhập cả hai nửa, tự đặt mật khẩu ít nhất 10 ký tự, rồi bấm "Nhận và đăng nhập".\nMã hết hạn hoặc sai: xin lại quản trị.',
  'hint.password':
    'Nhập mật khẩu hiện nay và mật khẩu mới ít nhất 10 ký tự.\nQuên mật khẩu hiện nay: gọi quản trị để đặt lại.',
  'hint.work':
    'Việc của đơn vị đồng chí, việc gấp ở trên: bị trả lại, quá hạn, chờ ký, đến hạn trong 7 ngày.\nBấm vào cả dòng để mở báo cáo.',
  'hint.open': 'Báo cáo đang được mở. Nếu được miễn, trang này nêu lý do.',
  'hint.report':
    'Gõ số vào ô; Enter xuống ô dưới. Số tự lưu, kể cả khi mất mạng.\nÔ không có gì: bấm "Không phát sinh". Ô trống là chưa trả lời, không phải số 0.\nXong thì bấm "Kiểm tra số liệu", sửa lỗi, giải trình cảnh báo, rồi "Trình lãnh đạo".\nLãnh đạo bấm "Ký và gửi" hoặc "Trả lại cán bộ".',
  'hint.review-list': 'Mỗi dòng là một biểu và một kỳ mà cơ quan đồng chí tổng hợp. Bấm vào dòng có chữ "chờ duyệt".',
  'hint.review':
    'Chọn một đơn vị để đọc báo cáo, rồi bấm "Phê duyệt" hoặc "Trả lại đơn vị".\nBảng cộng số đã gửi hoặc đã duyệt, luôn mới.\n"Chốt và công bố kỳ" cho người khác xem tổng; chốt rồi không rút lại được.',
  'hint.overview':
    'Chọn kỳ ở đầu trang. Xem chỉ tiêu, đơn vị cần chú ý, báo cáo theo biểu.\n"<5" là từ 1 đến 4 người; "…" là số che kèm để không suy ngược ra được.',
  'hint.evidence': 'Chỉ tiêu này tính từ những báo cáo nào, theo mục nào của kế hoạch.',
  'hint.overview-table': 'Số của từng đơn vị trong kỳ đã công bố. "<5" là từ 1 đến 4 người; "…" là số che kèm.',
  'hint.exchange':
    'Chép hoặc dán cả bảng số liệu, hoặc chọn tệp. Bấm kiểm tra trước; chưa có gì được ghi cho tới khi đồng chí bấm nhận.',
  'hint.directives':
    'Báo cáo cần ngoài các kỳ của kế hoạch: đơn vị mình được yêu cầu, và cơ quan mình yêu cầu.\nBấm "Yêu cầu báo cáo" để gửi một yêu cầu mới.',
  'hint.directive':
    'Một yêu cầu: ai cần, cần gì, hạn nào, đơn vị nào đã gửi.\nĐơn vị được yêu cầu xác nhận đã biết, rồi lập báo cáo.',
  'hint.petitions':
    'Việc đơn vị không tự gỡ được thì nêu ở đây cho cơ quan trả lời.\nKhông ghi tên, địa chỉ, số điện thoại của ai.',
  'hint.petition':
    'Một việc từ lúc nêu tới lúc có câu trả lời. Cơ quan được hỏi thì trả lời hoặc chuyển; đơn vị nêu thì hỏi lại hoặc khép.',
  'hint.people':
    'Mời người dùng, đề nghị đổi quyền, đặt lại mật khẩu, khóa tài khoản.\nMỗi thay đổi cần người thứ hai bấm "Xác nhận"; mã có hai nửa, trao tận tay.',
  'hint.notices': 'Những điều phần mềm đã nhắc đồng chí. Đọc rồi thì đánh dấu; việc vẫn nằm ở "Việc của tôi".',
  'hint.person': 'Ngôn ngữ, thư nhắc việc, lịch hạn báo cáo trên điện thoại, và ủy quyền khi vắng mặt.',
  'hint.reminders':
    'Nhắc ai, trước hay sau hạn bao nhiêu ngày. Sửa xong bấm "Lưu thang nhắc".\nBên dưới: thư và việc máy tự làm.',
  'hint.excisions':
    'Đoạn chữ lẽ ra không được ghi, chờ lãnh đạo xác nhận cắt bỏ. Cắt rồi không ai lấy lại được.\nĐề nghị cắt bỏ từ chính báo cáo, yêu cầu hoặc kiến nghị có đoạn chữ đó.',
  'hint.excise': 'Chọn đoạn chữ, chọn lý do, bấm "Đề nghị cắt bỏ". Lãnh đạo đơn vị xác nhận thì đoạn chữ mất hẳn.',
  'hint.audit':
    'Ai đã làm gì, lúc nào. Lọc theo việc, ngày, đơn vị; "Xuất CSV" để mang về. Nhật ký không chứa số liệu báo cáo.',
  'hint.help':
    'Bạn có thể tự liên hệ, hoặc để lại lời nhắn. Chỉ cán bộ hỗ trợ đọc được.\nBấm "Thoát nhanh" hoặc phím Shift ba lần để rời trang ngay.',
  'hint.limits': 'Trang này nói rõ điều phần mềm bảo vệ được và điều không bảo vệ được.',
  'hint.withdraw': 'Nhập mã trên giấy biên nhận để rút lại. Rút rồi, lời nhắn bị hủy và không ai đọc được nữa.',
  'hint.referral':
    'Đưa thẻ tự liên hệ trước. Chỉ ghi cách liên hệ khi người đó cho phép.\nGửi xong, người gửi không đọc lại được; trao mã biên nhận cho người đó giữ.',
  'hint.cases':
    'Nhập cụm mật khẩu để mở khóa. Không dùng 10 phút thì tự khóa lại.\nQuên cụm mật khẩu: người phụ trách chứng nhận khóa mới; máy chủ không mở giúp được.',
  'hint.keeper':
    'Người phụ trách giữ khóa gốc, chứng nhận ai được giữ khóa, và không đọc được hồ sơ nào.\nAi vào, ai thôi đều cần đợt khóa mới.',
  'hint.guide': 'Mỗi vai trò một trang ngắn. Chọn trang của mình.',
  'hint.guide-page': 'Chữ đậm trong hướng dẫn đúng như chữ trên màn hình.',
  'hint.forms': 'Biểu, hạn và lịch của kế hoạch đang áp dụng; điều nào do địa phương đặt thì được ghi rõ. Chỉ để xem.',
  'hint.plans':
    'Kiểm tra thư mục kế hoạch mới, xem sẽ thay đổi gì, rồi đề nghị; quản trị viên thứ hai xác nhận bằng mật khẩu của mình.',
  'hint.units': 'Cây đơn vị tại một ngày: theo đường chỉ đạo hoặc theo địa bàn. Chỉ để xem.',
} as const;
