// DEV ONLY. A small plan in the shape of GET /plan: two forms that use every element type.
const n = (id, vi, more = {}) => ({
  id,
  title: { vi, en: more.en },
  type: 'whole',
  required: true,
  over_time: 'sum',
  over_units: 'sum',
  people: false,
  ...more,
});
const p = (id, vi, more = {}) => n(id, vi, { people: true, ...more });
const el = (id) => ['el', id];
const le = (a, b) => ['<=', el(a), el(b)];

const ward = {
  id: 'bao-cao-phuong-xa',
  title: { vi: 'Báo cáo kết quả của phường, xã', en: 'Ward report' },
  nature: 'report',
  base: 'quarterly',
  views: ['half-yearly', 'yearly'],
  version: 1,
  layout: 1,
  sections: [
    {
      title: { vi: '1. Tuyên truyền', en: '1. Communication' },
      elements: ['tt-buoi', 'tt-hinh-thuc', 'tt-luot-nguoi', 'tt-luot-phat'],
    },
    {
      title: { vi: '2. Hỗ trợ hòa nhập (chỉ ghi số)', en: '2. Support (numbers only)' },
      elements: ['ht-tiep-can', 'ht-nhu-cau', 'ht-tu-van', 'ht-vay-von'],
    },
    {
      title: { vi: '4. Kiểm tra, tuần tra', en: '4. Inspections and patrols' },
      elements: ['kt-dot', 'kt-co-so', 'kt-vi-pham', 'kt-tuan-tra'],
    },
    {
      title: { vi: '5. Xử phạt hành chính (số đối chiếu với Công an)', en: '5. Sanctions (cross-check)' },
      elements: ['xp-canh-cao', 'xp-phat-tien', 'xp-tien-thu'],
    },
    {
      title: { vi: '6. Đội ngũ, kinh phí', en: '6. Teams, budget' },
      elements: ['nl-can-bo', 'nl-gio', 'nl-kien-toan', 'nl-dang-ky', 'nl-mo-hinh'],
    },
    { title: { vi: '8. Nhận xét, khó khăn, đề xuất', en: '8. Remarks' }, elements: ['nx-kho-khan'] },
  ],
  elements: [
    n('tt-buoi', 'Số buổi tuyên truyền', {
      en: 'Communication sessions',
      help: {
        vi: 'Mỗi buổi chỉ tính một lần, kể cả khi nhiều đơn vị cùng tổ chức.',
        en: 'Count a session once even when several units held it.',
      },
      clauses: ['II.2.a', 'III.2.b'],
    }),
    {
      id: 'tt-hinh-thuc',
      title: { vi: 'Các hình thức đã dùng', en: 'Forms used' },
      help: { vi: 'Chọn mọi hình thức đã dùng trong kỳ.' },
      type: 'choice',
      many: true,
      required: false,
      choices: [
        ['loa', 'Loa truyền thanh', 'Loudspeaker'],
        ['hop-dan', 'Họp tổ dân phố, thôn, buôn', "Residents' meeting"],
        ['to-roi', 'Tờ rơi', 'Leaflets'],
        ['van-nghe', 'Biểu diễn văn nghệ', 'Performance'],
        ['truong-hoc', 'Sinh hoạt tại trường học', 'School session'],
      ].map(([id, vi, en]) => ({ id, title: { vi, en } })),
    },
    p('tt-luot-nguoi', 'Số lượt người dự', { en: 'Attendance' }),
    n('tt-luot-phat', 'Số lượt phát trên loa truyền thanh', { en: 'Loudspeaker broadcasts' }),
    p('ht-tiep-can', 'Số lượt gặp gỡ, tiếp cận', {
      en: 'Outreach contacts',
      help: { vi: 'Chỉ ghi số lượt. Không ghi tên hay nơi ở của ai vào báo cáo.' },
    }),
    p('ht-nhu-cau', 'Số người nêu nhu cầu hỗ trợ', { en: 'People who asked for help' }),
    p('ht-tu-van', 'Số người được tư vấn tâm lý, giáo dục', { en: 'People counselled' }),
    p('ht-vay-von', 'Số người được vay vốn ưu đãi', { en: 'People given a preferential loan' }),
    n('kt-dot', 'Số đợt kiểm tra đã thực hiện', { en: 'Inspections done' }),
    n('kt-co-so', 'Số lượt cơ sở được kiểm tra', { en: 'Establishments inspected' }),
    n('kt-vi-pham', 'Số lượt cơ sở có vi phạm', { en: 'Of these with violations' }),
    n('kt-tuan-tra', 'Số lượt tuần tra', { en: 'Patrols' }),
    p('xp-canh-cao', 'Số người bị phạt cảnh cáo', { en: 'People warned' }),
    p('xp-phat-tien', 'Số người bị phạt tiền', { en: 'People fined' }),
    n('xp-tien-thu', 'Số tiền phạt đã thu', { en: 'Fines collected', type: 'money' }),
    p('nl-can-bo', 'Số cán bộ đang trực tiếp làm công tác này', {
      en: 'Officers in post',
      prefill: 'previous',
      over_time: 'last',
    }),
    n('nl-gio', 'Số giờ tập huấn bình quân', {
      en: 'Hours of training on average',
      type: 'decimal',
      required: false,
      max: 400,
    }),
    {
      id: 'nl-kien-toan',
      title: { vi: 'Ngày quyết định kiện toàn Đội 178 gần nhất', en: 'Date of the latest decision on team 178' },
      type: 'date',
      required: false,
    },
    {
      id: 'nl-dang-ky',
      title: { vi: 'Đăng ký phường, xã lành mạnh năm nay', en: 'Registers as a healthy ward' },
      type: 'yes/no',
      required: true,
    },
    {
      id: 'nl-mo-hinh',
      title: { vi: 'Cơ quan chủ trì mô hình', en: 'Body leading the model' },
      type: 'choice',
      many: false,
      required: false,
      choices: [
        ['phu-nu', 'Hội Phụ nữ'],
        ['thanh-nien', 'Đoàn Thanh niên'],
      ].map(([id, vi]) => ({ id, title: { vi } })),
    },
    {
      id: 'nx-kho-khan',
      title: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' },
      type: 'text',
      max_length: 2000,
      required: false,
    },
  ],
  checks: [
    {
      id: 'bao-cao-phuong-xa.1',
      severity: 'error',
      tree: ['or', ['=', el('tt-buoi'), ['w', 0]], ['given', el('tt-hinh-thuc')]],
      elements: ['tt-buoi', 'tt-hinh-thuc'],
      say: {
        vi: 'Có buổi tuyên truyền thì chọn ít nhất một hình thức đã dùng.',
        en: 'There were sessions: tick at least one form used.',
      },
    },
    {
      id: 'bao-cao-phuong-xa.2',
      severity: 'warning',
      tree: ['or', ['<=', el('tt-buoi'), ['*', ['w', 3], ['prev', 'tt-buoi']]], ['=', ['prev', 'tt-buoi'], ['w', 0]]],
      elements: ['tt-buoi'],
      say: {
        vi: 'Số buổi tuyên truyền gấp hơn 3 lần kỳ trước. Đồng chí kiểm tra lại hoặc giải trình.',
        en: 'More than three times the sessions of the last period: check, or explain.',
      },
    },
    {
      id: 'bao-cao-phuong-xa.3',
      severity: 'error',
      tree: le('ht-vay-von', 'ht-tu-van'),
      elements: ['ht-vay-von', 'ht-tu-van'],
      say: {
        vi: 'Người được vay vốn không thể nhiều hơn người được tư vấn.',
        en: "People given a loan can't be more than those counselled.",
      },
    },
    {
      id: 'bao-cao-phuong-xa.4',
      severity: 'error',
      tree: le('kt-vi-pham', 'kt-co-so'),
      elements: ['kt-vi-pham', 'kt-co-so'],
      say: {
        vi: 'Số lượt cơ sở vi phạm không thể nhiều hơn số lượt được kiểm tra.',
        en: "Establishments with violations can't be more than those inspected.",
      },
    },
    {
      id: 'bao-cao-phuong-xa.5',
      severity: 'warning',
      tree: ['or', ['=', el('ht-nhu-cau'), ['w', 0]], ['>', el('ht-tu-van'), ['w', 0]]],
      elements: ['ht-nhu-cau', 'ht-tu-van'],
      say: {
        vi: 'Có người nêu nhu cầu nhưng chưa ai được tư vấn. Đồng chí nêu rõ hướng giải quyết.',
        en: 'People asked for help, none was counselled: say what will be done.',
      },
    },
  ],
};

const city = {
  id: 'tong-hop-thanh-pho',
  title: { vi: 'Báo cáo tổng hợp của thành phố', en: 'City consolidated report' },
  nature: 'consolidation',
  base: 'quarterly',
  views: [],
  version: 1,
  layout: 1,
  sections: [
    {
      title: { vi: '1. Tuyên truyền', en: '1. Communication' },
      elements: ['th-tt-buoi', 'th-xp-canh-cao', 'th-giai-trinh'],
    },
  ],
  elements: [
    n('th-tt-buoi', 'Số buổi tuyên truyền', { en: 'Communication sessions', from: true }),
    p('th-xp-canh-cao', 'Số người bị phạt cảnh cáo (Công an)', { en: 'People warned (police)', from: true }),
    {
      id: 'th-giai-trinh',
      title: { vi: 'Giải trình chênh lệch hai nguồn', en: 'Explanation of the differences' },
      type: 'text',
      max_length: 2000,
      required: false,
    },
  ],
  checks: [],
};

export const plan = {
  id: 'buon-ma-thuot-2018',
  title: { vi: 'Kế hoạch 73/KH-UBND năm 2018', en: 'Plan 73/KH-UBND of 2018' },
  document: { number: '73/KH-UBND', date: '2018-04-16' },
  year: 2018,
  hash: 'f00d',
  calendars: [],
  forms: [ward, city],
  duties: [
    {
      id: 'bao-cao-phuong/quarterly',
      task: 'bao-cao-phuong',
      form: ward.id,
      owes: 'each ward',
      recurrence: 'quarterly',
      flash: false,
      to: 'ubnd-thanh-pho',
      via: 'phong-ldtbxh',
      local_setting: true,
    },
  ],
  tasks: [
    {
      id: 'bao-cao-phuong',
      title: { vi: 'Báo cáo định kỳ của phường, xã', en: 'Periodic ward report' },
      clauses: ['IV.9.r'],
    },
  ],
  targets: [],
  clauses: [],
};
