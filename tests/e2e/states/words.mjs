// The words of every state (reference frontend §5.2), written out: what a screen says is compared with this, not with the
// dictionary it took them from. A test is a text or a pattern that must stand on the screen.
const TIME = '\\d\\d:\\d\\d';

export const words = {
  vi: {
    loading: ['Mạng chậm, vẫn đang tải…', 'Hủy'],
    stopped: ['Đã dừng tải.', 'Thử lại'],
    error: ['Không tải được dữ liệu. Số liệu đã nhập vẫn còn trên máy này.', 'Thử lại', new RegExp(`Mã lỗi 500 internal, lúc ${TIME} `)],
    offline: [/^Đang ngoại tuyến\./m, /máy này chưa lưu dữ liệu của mục này|Số liệu lúc \d/, 'Thử lại'],
    'no-permission': [/Tài khoản của đồng chí chưa được cấp quyền xem mục này\. Liên hệ: \S/],
    conflict: [new RegExp(`Lê Thị Lan đã sửa ô này lúc ${TIME}: (\\d+|–) → \\d+\\.`), 'Giữ của tôi', 'Lấy bản mới'],
    'session-end': ['Phiên làm việc đã hết. Số liệu chưa gửi vẫn còn.', 'Đăng nhập lại để làm tiếp'],
    invalid: [/^Lỗi cần sửa \(\d+\)$/m],
    'send error': ['Số liệu đã nhập vẫn còn trên máy này. Thử lại; nếu vẫn lỗi, báo quản trị kèm giờ.'],
    'send offline': [/^Đang ngoại tuyến\./m, 'Không liên lạc được với máy chủ. Kiểm tra mạng rồi thử lại.'],
  },
  en: {
    loading: ['The network is slow, still loading…', 'Cancel'],
    stopped: ['Loading stopped.', 'Try again'],
    error: ['The data could not be loaded. What you entered is still on this machine.', 'Try again', new RegExp(`Error 500 internal, at ${TIME} `)],
    offline: [/^You are offline\./m, /this machine holds nothing of this section yet|Figures as of \d/, 'Try again'],
    'no-permission': [/Your account has not been given access to this section\. Contact: \S/],
    conflict: [new RegExp(`Lê Thị Lan changed this cell at ${TIME}: (\\d+|–) → \\d+\\.`), 'Keep mine', 'Take the new one'],
    'session-end': ['The session has ended. What was not sent is still here.', 'Sign in again to go on'],
    invalid: [/^Errors to correct \(\d+\)$/m],
    'send error': ['What you typed is still on this machine. Try again; if it persists, tell the administrator the time.'],
    'send offline': [/^You are offline\./m, 'The server cannot be reached. Check the network and try again.'],
  },
};

// What is missing of `expected` in the text of a page.
export const missing = (text, expected) =>
  expected.filter((one) => !(one instanceof RegExp ? one.test(text) : text.includes(one))).map(String);
