// Why something sealed was not taken, in words that say what to do; the same reasons as the server's.
export const refusal = {
  'refusal.certificate-unreadable':
    'Chứng nhận khóa không đọc được. Không có gì được gửi. Tải lại trang; nếu vẫn vậy, báo bộ phận hỗ trợ.',
  'refusal.roster-unreadable': 'Danh sách người giữ khóa không đọc được. Không mở, không gửi.',
  'refusal.signature-wrong':
    'Khóa không khớp: chữ ký không phải của bộ phận hỗ trợ. Không có gì được gửi. Gọi bộ phận hỗ trợ để đối chiếu dấu vân khóa.',
  'refusal.chain-broken':
    'Khóa không khớp: chuỗi chứng nhận bị đứt hoặc của nơi khác. Không có gì được gửi. Gọi bộ phận hỗ trợ.',
  'refusal.handed-over': 'Bộ phận này đã bàn giao. Dùng khóa của bộ phận tiếp nhận.',
  'refusal.epoch-wrong':
    'Đợt khóa không đúng: đợt mới phải là đợt kế tiếp, với khóa chung mới. Không có gì được gửi. Gọi bộ phận hỗ trợ.',
  'refusal.epoch-needed': 'Có người thôi giữ khóa hoặc đổi khóa: phải lập đợt khóa mới.',
  'refusal.roster-wrong':
    'Danh sách người giữ khóa không phải danh sách mà chứng nhận nêu, có thể đã bị thêm người. Không mở. Gọi người phụ trách.',
  'refusal.key-wrap-unreadable': 'Tệp hoặc bản khóa không đúng dạng.',
  'refusal.key-wrap-weak':
    'Máy chủ đưa ra mức bảo vệ cụm mật khẩu thấp hơn mức tối thiểu (19 MiB, 2 lượt) hoặc quá lớn. Không mở. Báo người phụ trách.',
  'refusal.enrolment-unreadable': 'Phiếu đăng ký khóa không đọc được hoặc chữ ký không đúng.',
  'refusal.envelope-unreadable': 'Phiếu niêm phong không đúng dạng.',
  'refusal.envelope-size': 'Nội dung quá dài: tối đa 32 KiB. Viết gọn lại rồi lưu.',
  'refusal.rewrap-unreadable': 'Lô khóa chuyển sang đợt mới không đọc được.',
  'refusal.receipt-unreadable': 'Mã gồm 20 chữ và số. Kiểm tra lại từng nhóm.',
  'refusal.share-unreadable': 'Mảnh khóa phục hồi không đúng dạng: 19 nhóm, mỗi nhóm 4 chữ hoặc số.',
  'refusal.share-mistyped': 'Mảnh khóa phục hồi có chỗ nhập sai: số kiểm tra không khớp. So lại từng nhóm với bản in.',
  'refusal.shares-differ': 'Hai mảnh không cùng một bộ khóa phục hồi, hoặc chưa đủ mảnh. Xem số bộ in trên mỗi mảnh.',
  'refusal.shares-same': 'Cùng một mảnh được nhập hai lần. Cần mảnh của hai người giữ khác nhau.',
  'refusal.key-does-not-fit':
    'Khóa này không mở được: không phải khóa mà chứng nhận nêu. Nếu vừa có đợt khóa mới, cần đồng nghiệp chuyển khóa; nếu không, gọi người phụ trách.',
  'refusal.passphrase-wrong': 'Cụm mật khẩu chưa đúng.',
  'refusal.body-does-not-open':
    'Nội dung không mở được: đã bị sửa, bị chuyển từ hồ sơ khác, hoặc dùng khóa khác. Báo người phụ trách.',
  'refusal.body-not-padded': 'Nội dung mở được nhưng không đúng khuôn.',
  'refusal.author-unknown':
    'Không rõ ai viết phần này: người ký không có trong danh sách người giữ khóa. Không dựa vào nó.',
  'refusal.chain-older':
    'Khóa không khớp: máy chủ đưa ra khóa cũ hơn khóa máy này đã thấy. Không có gì được gửi. Gọi bộ phận hỗ trợ.',
  'refusal.root-changed':
    'Khóa không khớp: nơi nhận không phải nơi máy này đã biết. Không có gì được gửi. Gọi bộ phận hỗ trợ để đối chiếu dấu vân khóa.',
  'refusal.locked': 'Đã khóa. Mở khóa để làm tiếp.',
  'refusal.memory-short': 'Máy không đủ bộ nhớ để mở khóa. Đóng bớt cửa sổ rồi thử lại, hoặc dùng máy khác.',
} as const;
