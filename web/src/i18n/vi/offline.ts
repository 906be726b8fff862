// Working without a network: who is here, what waits, leaving, a new version of the application.
export const offline = {
  'asked.title': 'Chưa có mạng',
  'asked.lead': 'Chưa có mạng nên không hỏi mật khẩu được. Máy này đang giữ việc của {name} ({login}).',
  'asked.yes': 'Tôi là {name}, làm tiếp',
  'asked.no': 'Tôi là người khác',
  'asked.hint':
    'Người khác cần có mạng để đăng nhập. Số liệu nhập khi chưa có mạng được gửi dưới tên người ở trên, không gửi dưới tên ai khác.',
  'held.others': 'Máy này còn {n} báo cáo chưa gửi của người khác, chờ người nhập đăng nhập.',
  'session.goOn': 'Làm tiếp khi chưa có mạng',

  'leave.title': 'Còn {n} báo cáo chưa gửi',
  'leave.lead':
    'Giữ lại thì phần này chờ {login} đăng nhập lại trên máy này; người khác đăng nhập ở đây không thấy và không gửi được.',
  'leave.keep': 'Giữ lại và đăng xuất',
  'leave.remove': 'Xóa khỏi máy này và đăng xuất',
  'leave.sure': 'Xóa hẳn phần chưa gửi của {n} báo cáo? Không lấy lại được.',
  'leave.stay': 'Ở lại',

  'unsent.title': 'Chưa gửi trên máy này ({n})',
  'unsent.waiting': 'chờ mạng để gửi',
  'unsent.presenting': 'chờ mạng để trình lãnh đạo',
  'unsent.conflict': 'có người sửa cùng ô: chọn số giữ lại',
  'unsent.refused': 'có ô cần sửa',
  'unsent.plan': 'biểu đã đổi: đối chiếu rồi dùng lại',
  'unsent.moved': 'báo cáo đã sang bước khác: xem phần chưa gửi',
  'unsent.gone': 'không còn mở được báo cáo: xem phần chưa gửi',
  'unsent.changed': 'báo cáo đã đổi: xem lại rồi trình',
  'unsent.open': 'Mở',

  'update.ready': 'Có phiên bản mới của phần mềm.',
  'update.elsewhere': 'Phần mềm đã được cập nhật ở cửa sổ khác.',
  'update.take': 'Cập nhật',
  'update.later': 'Để sau',
} as const;
