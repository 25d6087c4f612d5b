-- Manuals, questions with answers, script lines and whom to refer callers to (T2, T3, T9). Texts are Markdown; placeholders in script lines:
-- {date} {time} {venue} {procedure} {name} {bring}.

-- One form of a text for searching: any width, no capitals, katakana as hiragana, single spaces.
create function booking.search_text(p_text text) returns text
language sql immutable strict parallel safe
as $$
    select regexp_replace(trim(translate(lower(normalize(p_text, NFKC)),
        'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ',
        'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ')), '\s+', ' ', 'g')
$$;

create table booking.manual (
    id       text    primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    kind     text    not null check (kind in ('manual', 'question', 'script')),
    position integer not null default 0
);

-- Every change is a revision; what operators see is the newest that somebody approved.
create table booking.manual_revision (
    manual      text        not null references booking.manual,
    revision    integer     not null check (revision > 0),
    title       text        not null check (length(title) between 1 and 200),
    body        text        not null check (length(body) between 1 and 20000),
    written_by  text        not null,
    written_at  timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    search      text        generated always as (booking.search_text(title || ' ' || body)) stored,
    primary key (manual, revision),
    check ((approved_by is null) = (approved_at is null))
);

-- What the city wants said, step by step; the most particular line that fits is read. Null: for every one of its kind.
create table booking.script_line (
    step      text not null check (step in ('greet', 'identify', 'offer', 'read-back', 'bring', 'agent', 'after', 'close')),
    language  text not null,
    procedure text not null default '',
    text      text not null check (length(text) between 1 and 1000),
    review    text not null check (review in ('approved', 'draft')),
    primary key (step, language, procedure)
);

-- Whom to refer a caller to, kept by the city (T3).
create table booking.referral (
    id         text        primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name       text        not null check (length(name) between 1 and 100),
    what_for   text        not null check (length(what_for) between 1 and 400),
    phone      text        check (length(phone) <= 40),
    fax        text        check (length(fax) <= 40),
    hours      text        check (length(hours) <= 200),
    note       text        check (length(note) <= 400),
    position   integer     not null default 0,
    version    integer     not null default 1,
    changed_by text        not null,
    changed_at timestamptz not null,
    search     text        generated always as (booking.search_text(name || ' ' || what_for || ' ' || coalesce(phone, '') || ' ' || coalesce(note, ''))) stored
);

insert into booking.manual (id, kind, position) values
    ('take-call', 'manual', 1),
    ('unknown-id', 'manual', 2),
    ('dropped-call', 'manual', 3),
    ('family', 'manual', 4),
    ('complaint', 'manual', 5),
    ('disaster', 'manual', 6),
    ('bring-pickup', 'question', 7),
    ('agent', 'question', 8),
    ('child', 'question', 9),
    ('renewal-when', 'question', 10),
    ('renewal-where', 'question', 11),
    ('weekday-main-hall', 'question', 12),
    ('pin', 'question', 13),
    ('change-web', 'question', 14),
    ('late', 'question', 15),
    ('lost-card', 'question', 16);

insert into booking.manual_revision (manual, revision, title, body, written_by, written_at, approved_by, approved_at) values
    ('take-call', 1, '電話を受けてから終えるまで', '1. 名乗り、用件をうかがう。
2. 予約のことなら、予約IDか予約番号をうかがい、さがす欄に入れる。わからないときは電話番号か、お名前のフリガナでさがす。
3. カードを受け取る本人の誕生日をうかがう。電話の相手の誕生日ではない。
4. 希望の曜日と時間帯をうかがい、候補を3つまで読み上げる。
5. 席を押さえ、復唱してから予約する。
6. 持ち物と、変えるときの方法を伝える。
7. 結果を選んで電話を終える。', 'release', now(), 'release', now()),
    ('unknown-id', 1, '予約IDがわからないとき', 'カード交付には予約IDが要ります。通知書の左上にある16けたの数字です。
見つからないときは、お名前のフリガナ・誕生日・電話番号をうかがい、すでにある予約をさがします。
予約がなく、通知書もないときは、再発行を市民課へつなぎます（連絡先「市民課」）。
本人を確かめる前に、こちらから登録の内容を読み上げてはいけません。', 'release', now(), 'release', now()),
    ('dropped-call', 1, '電話が切れたとき', '押さえた席は、時間のあいだ残ります。かけ直しがあったら、席を引き継いでから続けます。
切れた電話の結果は「切れた」にします。こちらからはかけ直しません。', 'release', now(), 'release', now()),
    ('family', 1, '家族の予約をまとめて取るとき', '同じ時間に、8人まで一度に取れます。1人でも取れないときは、だれの席も取りません。
予約番号は1人ずつ別です。あとから1人だけ変えたり取り消したりできます。', 'release', now(), 'release', now()),
    ('complaint', 1, '苦情を受けたとき', 'さえぎらずに最後まで聞き、聞いたとおりに書きます。その場で約束はしません。
いつまでに、だれから返事をするかを伝えます。管理責任者が受け持ち、市に報告します。', 'release', now(), 'release', now()),
    ('disaster', 1, '台風などで会場が閉まったとき', '閉まった日の予約は、市が連絡の一覧を作ります。電話があったら、別の日に変えます。
取り消しにはしません。元の予約を変更してください。', 'release', now(), 'release', now()),
    ('bring-pickup', 1, 'カードの受け取りには、何を持っていけばよいですか', '交付通知書、通知カード（持っている人）、住民基本台帳カード（持っている人）、本人確認書類です。
本人確認書類は、運転免許証など写真つきのものなら1つ、保険証など写真のないものなら2つです。', 'release', now(), 'release', now()),
    ('agent', 1, '本人が行けないときは、代わりの人が受け取れますか', '病気や障がいなど、やむを得ない理由があるときだけできます。
委任状、本人が来られない理由のわかるもの、本人と代わりの人の本人確認書類が要ります。', 'release', now(), 'release', now()),
    ('child', 1, '15歳未満の子どもの受け取りは', '本人と、法定代理人（親など）がいっしょに来てください。法定代理人の本人確認書類も要ります。', 'release', now(), 'release', now()),
    ('renewal-when', 1, '電子証明書の更新は、いつからできますか', '有効期限の3か月前からできます。有効期限は、発行のあと5回目の誕生日です。カードの表に書いてあります。', 'release', now(), 'release', now()),
    ('renewal-where', 1, '更新は予約なしでもできますか', '窓口サービス課と各行政センターでは、予約なしでも更新できます。待つことがあります。', 'release', now(), 'release', now()),
    ('weekday-main-hall', 1, '本庁舎の平日は予約が要りますか', '要りません。本庁舎の交付会場は、休日に開く日だけ予約が要ります。平日は受付時間内に直接お越しください。', 'release', now(), 'release', now()),
    ('pin', 1, '暗証番号を忘れました', '電話では答えられません。本人がカードと本人確認書類を持って窓口で設定し直します。予約は要りません。', 'release', now(), 'release', now()),
    ('change-web', 1, '予約を自分で変えられますか', 'ウェブの「予約の確認・変更」から、予約番号か予約IDと誕生日で変えられます。締め切りを過ぎたら電話で受けます。', 'release', now(), 'release', now()),
    ('late', 1, '約束の時間に遅れそうです', '当日の連絡先をお伝えし、会場に直接電話してもらいます。同じ日のうちなら、会場の空きに合わせて受け付けます。', 'release', now(), 'release', now()),
    ('lost-card', 1, 'カードをなくしました', '一時停止は、国のフリーダイヤルで24時間受け付けています（連絡先「マイナンバー総合フリーダイヤル」）。警察にも届け出てください。', 'release', now(), 'release', now());

insert into booking.script_line (step, language, procedure, text, review) values
    ('greet', 'ja', '', 'お電話ありがとうございます。マイナンバーカード予約受付センターです。ご用件をお聞かせください。', 'approved'),
    ('identify', 'ja', '', 'お名前と、通知書にある予約IDを教えてください。', 'approved'),
    ('identify', 'ja', 'certificate-renewal', 'お名前と、ご連絡先の電話番号を教えてください。予約IDがあれば、それもお願いします。', 'approved'),
    ('offer', 'ja', '', 'ご都合のよい日を、次の中からお選びください。', 'approved'),
    ('read-back', 'ja', '', '復唱します。{date} {time}、{venue}、{procedure}、{name}さま。よろしいでしょうか。', 'approved'),
    ('bring', 'ja', '', '当日お持ちいただくものは、{bring}です。', 'approved'),
    ('agent', 'ja', 'card-pickup', '代わりの方がいらっしゃるときは、委任状と、いらっしゃる方の本人確認書類も必要です。', 'approved'),
    ('after', 'ja', '', 'ご都合が変わったときは、ウェブの「予約の確認・変更」か、このお電話でお知らせください。', 'approved'),
    ('close', 'ja', '', 'ほかにご不明な点はありませんか。お電話ありがとうございました。', 'approved'),
    ('greet', 'ja-plain', '', 'マイナンバーカードの よやくの でんわです。なにを したいですか。', 'approved'),
    ('identify', 'ja-plain', '', 'なまえと、てがみに かいてある ばんごう（よやくID）を おしえて ください。', 'approved'),
    ('offer', 'ja-plain', '', 'この なかから、くることが できる 日を えらんで ください。', 'approved'),
    ('read-back', 'ja-plain', '', 'もういちど いいます。{date} {time}、{venue}、{procedure}、{name}さん。これで いいですか。', 'approved'),
    ('bring', 'ja-plain', '', 'もってくる もの：{bring}', 'approved'),
    ('agent', 'ja-plain', 'card-pickup', 'ほかの人が くる ときは、「いにんじょう」と、その人の 身分証明書も もってきて ください。', 'approved'),
    ('after', 'ja-plain', '', 'くることが できなく なったら、でんわして ください。', 'approved'),
    ('close', 'ja-plain', '', 'ほかに ききたい ことは ありますか。ありがとうございました。', 'approved'),
    ('greet', 'en', '', 'Thank you for calling the My Number card reservation centre. How may I help you?', 'approved'),
    ('identify', 'en', '', 'May I have your name and the reservation ID on your notice letter?', 'approved'),
    ('offer', 'en', '', 'Please choose one of these times.', 'approved'),
    ('read-back', 'en', '', 'Let me repeat: {date} {time}, {venue}, {procedure}, for {name}. Is that correct?', 'approved'),
    ('bring', 'en', '', 'Please bring: {bring}.', 'approved'),
    ('agent', 'en', 'card-pickup', 'If somebody else comes for you, that person needs a power of attorney and their own identity papers.', 'approved'),
    ('after', 'en', '', 'If your plans change, please use the website or call us again.', 'approved'),
    ('close', 'en', '', 'Is there anything else? Thank you for calling.', 'approved'),
    ('greet', 'zh', '', '感谢您致电个人编号卡预约中心。请问有什么可以帮您？', 'draft'),
    ('read-back', 'zh', '', '我重复一遍：{date} {time}，{venue}，{procedure}，{name}。对吗？', 'draft'),
    ('greet', 'ko', '', '마이넘버카드 예약 센터입니다. 무엇을 도와드릴까요?', 'draft'),
    ('read-back', 'ko', '', '다시 확인하겠습니다. {date} {time}, {venue}, {procedure}, {name} 님. 맞습니까?', 'draft'),
    ('greet', 'pt', '', 'Obrigado por ligar para o centro de reservas do cartão My Number. Como posso ajudar?', 'draft'),
    ('read-back', 'pt', '', 'Repetindo: {date} {time}, {venue}, {procedure}, {name}. Está correto?', 'draft'),
    ('greet', 'tl', '', 'Salamat sa pagtawag sa My Number card reservation centre. Paano kita matutulungan?', 'draft'),
    ('greet', 'vi', '', 'Cảm ơn quý khách đã gọi đến trung tâm đặt hẹn thẻ My Number. Tôi có thể giúp gì?', 'draft');

insert into booking.referral (id, name, what_for, phone, hours, note, position, changed_by, changed_at) values
    ('my-number-toll-free', 'マイナンバー総合フリーダイヤル', '制度のこと、カードの紛失・盗難による一時停止（24時間）、マイナポータル', '0120-95-0178', '平日 9:30〜20:00、土日祝 9:30〜17:30（紛失の一時停止は24時間）', '国の窓口', 1, 'release', now()),
    ('my-number-english', 'My Number toll-free line (other languages)', '外国語での問い合わせ（カードのこと、紛失の一時停止）。英語・中国語・韓国語・スペイン語・ポルトガル語ほか', '0120-0178-27', '平日 9:30〜20:00、土日祝 9:30〜17:30', '国の窓口', 2, 'release', now());
