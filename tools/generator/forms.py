"""How each form of document is built: the tree of its body, and what is attached. One function a form."""
from .truth import Attachment, Node
from .words import ROMAN, first_upper

LETTERS = 'abcdđeghik'
STATE = [[lambda i: ROMAN[i] + '.', lambda i: f'{i + 1}.', lambda i: f'{LETTERS[i]})', lambda i: '-'],
         [lambda i: ROMAN[i] + '.', lambda i: f'{i + 1}.', lambda i: '-', lambda i: '+']]
PARTY = [[lambda i: ROMAN[i] + '-', lambda i: f'{i + 1}-', lambda i: '-', lambda i: '+']]
PLAIN = [lambda i: f'{i + 1}.', lambda i: f'{LETTERS[i]})', lambda i: '-']


def number(nodes, scheme, depth=0):
    """Gives every node without a label the next of its level."""
    at = 0
    for node in nodes:
        if node.label is None:
            node.label = scheme[min(depth, len(scheme) - 1)](at)
            at += 1
        number(node.children, scheme, depth + (node.label != ''))
    return nodes


class Form:
    def __init__(self, words, kind):
        self.w, self.kind, self.rng, self.truth = words, kind, words.rng, words.truth
        self.party = words.issuer['family'] == 'party'

    def some(self, least, most):
        return range(self.rng.randint(least, most))

    def line(self, template):
        return first_upper(self.w.fill(template))

    def opening(self, template):
        return Node.paragraph(self.line(template.replace('{kind}', self.kind['name'])))

    def closing(self):
        kind = self.kind['name']
        choice = self.rng.randrange(3)
        if choice == 0:
            return Node.paragraph(self.line(f'Trên đây là {kind} về {{topic}} của {{self}}./.'))
        group = self.w.slot('group')
        if choice == 1:
            task = 'phản ánh về {self} để xem xét, giải quyết'
            lead = 'Trong quá trình thực hiện nếu có vướng mắc, đề nghị '
        else:
            task = 'nghiêm túc triển khai thực hiện'
            lead = f'Nhận được {kind} này, đề nghị '
        task = self.w.fill(task)
        self.truth.responsibilities.append([group, task, 'requested'])
        return Node.paragraph(f'{lead}{group} {task}./.')

    def scheme(self):
        return self.rng.choice(PARTY if self.party else STATE)

    # --- sections

    def aims(self):
        return Node('MỤC ĐÍCH, YÊU CẦU', [Node('Mục đích', [Node(self.line('{goal}')) for _ in self.some(2, 3)]),
                                         Node('Yêu cầu', [Node(self.line('{demand}')) for _ in self.some(2, 3)])])

    def content(self):
        items = [Node(self.line('{activity}.')) for _ in self.some(2, 3)]
        items.insert(1, Node('Công tác tuyên truyền', [Node(self.line('{activity}.')) for _ in self.some(2, 4)]))
        if self.rng.random() < 0.4:
            items.append(Node(self.line('Tổ chức các hoạt động hưởng ứng {occasion}.')))
        if self.rng.random() < 0.5:
            items.append(Node(self.w.definition()))
        return Node(self.rng.choice(['NỘI DUNG THỰC HIỆN', 'NHIỆM VỤ VÀ GIẢI PHÁP']), items)

    def publicity(self):
        theme = self.w.slot('theme')
        self.truth.themes.append(theme)
        slogans = [self.w.slot('slogan') for _ in self.some(3, 4)]
        self.truth.slogans += slogans
        return Node('CHỦ ĐỀ VÀ KHẨU HIỆU', [Node(f'Chủ đề: “{theme}”.'),
                                            Node('Khẩu hiệu tuyên truyền', [Node(s if s[-1] == '!' else s + '.') for s in slogans])])

    def time(self):
        return Node('THỜI GIAN VÀ ĐỊA ĐIỂM', [Node(self.line('Thời gian: {when}.')), Node('Địa điểm: tại nhà văn hóa các thôn.')])

    def organisation(self):
        items = []
        for _ in self.some(3, 5):
            if self.rng.random() < 0.4:
                body = self.w.slot('body')
                items.append(Node(body, [Node(self.w.duty('held', body)) for _ in self.some(1, 3)]))
            else:
                items.append(Node(self.w.duty('duties')))
        return Node('TỔ CHỨC THỰC HIỆN', items)

    # --- tables

    def shared_out(self):
        """Who does what by when, a task a row."""
        rows = [['TT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian hoàn thành']]
        for i in range(self.rng.randint(3, 5)):
            body, task = first_upper(self.w.slot('body')), self.w.slot('Task')
            self.truth.responsibilities.append([body, task, 'lead'])
            rows.append([str(i + 1), task, body, first_upper(self.w.slot('partner')), self.w.slot('cell')])
        return Node('TIẾN ĐỘ VÀ PHÂN CÔNG', [Node.table([[str(c) for c in row] for row in rows])])

    def figures(self):
        rows = [['TT', 'Chỉ tiêu', 'Kế hoạch', 'Thực hiện', 'Tỷ lệ (%)']]
        for i in range(self.rng.randint(3, 5)):
            rows.append([str(i + 1), first_upper(self.w.slot('point')), self.w.slot('count'), self.w.slot('count'), self.w.slot('percent')])
        return Node.table(rows)

    # --- the forms

    def plan(self):
        head = [self.opening('Thực hiện {cite}, {full} ban hành {kind} về {topic} như sau:')]
        sections = [self.aims(), self.content()]
        if self.kind['code'] in ('KH', 'HD', 'CTr') and self.rng.random() < 0.5:
            sections.append(self.publicity())
        if self.rng.random() < 0.6:
            sections.append(self.time())
        if self.rng.random() < 0.5:
            sections.append(Node('KINH PHÍ THỰC HIỆN', [Node.paragraph(self.line('{funding}'))]))
        if self.rng.random() < 0.5:
            sections.append(self.shared_out())
        sections.append(self.organisation())
        if self.rng.random() < 0.25 and 'code' in self.truth.header:
            self.annex()
        return head + number(sections, self.scheme()) + [self.closing()]

    def order(self):
        head = [Node.paragraph(' '.join(self.line('{fact}') for _ in range(2))),
                self.opening('Để khắc phục tình trạng trên, {self} yêu cầu:')]
        items = number([Node(self.w.duty('duties')) for _ in self.some(3, 6)], PLAIN)
        return head + items + [self.closing()]

    def report(self):
        facts = lambda: [Node(self.line('{fact}')) for _ in self.some(2, 4)]
        sections = [Node('KẾT QUẢ ĐẠT ĐƯỢC', [Node('Công tác chỉ đạo', facts()), Node('Kết quả cụ thể', facts()), Node('Số liệu chủ yếu', [self.figures()])]),
                    Node('TỒN TẠI, HẠN CHẾ', facts()),
                    Node('PHƯƠNG HƯỚNG', [Node(self.line('{activity}.')) for _ in self.some(2, 4)])]
        return ([self.opening('Thực hiện {cite}, {full} báo cáo kết quả công tác {topic} như sau:')] + number(sections, self.scheme()) +
                [Node.paragraph(self.line('Trên đây là Báo cáo kết quả công tác {topic} của {self}./.'))])

    def submission(self):
        above = self.truth.addressees[0]
        ask = self.w.slot('request')
        sections = [Node('SỰ CẦN THIẾT', [Node.paragraph(self.line('{fact}')) for _ in self.some(1, 2)]),
                    Node('NỘI DUNG', [Node(self.line('{activity}.')) for _ in self.some(2, 4)]),
                    Node('KINH PHÍ', [Node.paragraph(self.line('{funding}'))])]
        self.truth.responsibilities.append([above, ask, 'requested'])
        return ([self.opening('Căn cứ {cite}, {full} trình {kind} về {topic} như sau:')] + number(sections, self.scheme()) +
                [Node.paragraph(f'{first_upper(self.w.slot("self"))} kính đề nghị {above} {ask}./.')])

    def notice(self):
        items = [Node(self.line('Thời gian: {when}.')), Node(self.line('Địa điểm: tại trụ sở cơ quan.')), Node('Nội dung', [
            Node(self.line('{activity}.')) for _ in self.some(2, 3)])]
        if self.rng.random() < 0.5:
            items.append(Node(self.contact()))
        return ([self.opening('{full} thông báo về công tác {topic} như sau:')] + number(items, PLAIN) +
                [Node.paragraph(self.line('Trên đây là Thông báo của {self} về {topic}./.'))])

    def contact(self):
        phone = f'0{self.rng.randint(203, 299)}.3{self.rng.randint(100, 999)}.{self.rng.randint(100, 999)}'
        street = f'số {self.rng.randint(2, 99)} đường {self.w.slot("street")}'
        mail = 'vanphong@vidu.gov.vn'
        self.truth.contacts += [['address', street], ['phone', phone], ['email', mail]]
        return f'Địa chỉ liên hệ: {street}; điện thoại: {phone}; thư điện tử: {mail}.'

    def appeal(self):
        return [Node.paragraph(self.line('{goal}') + ' ' + self.line('{fact}') + ' ' + self.line('{goal}')) for _ in self.some(2, 3)]

    def grounds(self, number_of):
        lines = [self.line('Căn cứ {basis};') for _ in range(number_of)]
        lines.append(self.line('Theo đề nghị của Chánh Văn phòng.') if self.rng.random() < 0.6 else lines.pop()[:-1] + '.')
        return [Node.paragraph(x) for x in lines]

    def decision(self):
        kind = self.kind['name']
        rules = self.kind.get('attach') or self.rng.random() < 0.5
        name = 'Quy chế' if self.rng.random() < 0.5 else 'Quy định'
        first = f'Ban hành kèm theo {kind} này {name} về công tác {{topic}}.' if rules else 'Phê duyệt kết quả rà soát công tác {topic}.'
        heads = self.w.fill('Chánh Văn phòng, Thủ trưởng {group} và cá nhân có liên quan')
        articles = [self.line(first), self.line(kind + ' này {effect}.'), f'{heads} chịu trách nhiệm thi hành {kind} này./.']
        self.truth.responsibilities.append([heads, f'thi hành {kind} này', 'assigned'])
        if rules:
            self.issue(name)
        return ([Node.paragraph(self.w.fill(self.w.issuer['head']))] + self.grounds(self.rng.randint(2, 4)) +
                [Node.paragraph('QUYẾT ĐỊNH:')] + [Node(x, label=f'Điều {i}.') for i, x in enumerate(articles, 1)])

    def resolution(self):
        articles = [self.line('Thông qua kế hoạch công tác {topic}.'), self.line('Nghị quyết này {effect}.')]
        body = self.w.slot('body')
        self.truth.responsibilities.append([body, 'tổ chức thực hiện Nghị quyết này', 'assigned'])
        articles.append(f'Giao {body} tổ chức thực hiện Nghị quyết này./.')
        return ([Node.paragraph(self.w.fill(self.w.issuer['head']))] + self.grounds(self.rng.randint(1, 3)) +
                [Node.paragraph('QUYẾT NGHỊ:')] + [Node(x, label=f'Điều {i}.') for i, x in enumerate(articles, 1)])

    def articles(self, count, start):
        nodes = []
        for i in range(start, start + count):
            article = Node(self.w.slot('article_title'), label=f'Điều {i}.')
            if self.rng.random() < 0.4:
                article.children.append(Node.paragraph(self.line('{duty_regulation}')))
            else:
                article.children += [Node(self.line('{duty_regulation}')) for _ in self.some(2, 3)]
                if self.rng.random() < 0.6:
                    points = [self.w.slot('point') for _ in self.some(2, 6)]
                    ends = [';'] * (len(points) - 1) + ['.']
                    article.children.append(Node('Hồ sơ gồm có:', [Node(first_upper(p) + e) for p, e in zip(points, ends)]))
            nodes.append(article)
        return nodes

    def rules(self, parts=False):
        """Chapters of articles, in parts where asked for; the articles are counted through."""
        chapters, at = [], 1
        for i in self.some(2, 4):
            count = self.rng.randint(1, 3)
            chapters.append(Node(self.w.slot('chapter_title'), self.articles(count, at), f'Chương {ROMAN[i]}'))
            at += count
        number(chapters, [None, None] + PLAIN)
        if parts and len(chapters) > 2:
            half = len(chapters) // 2
            return [Node(self.w.slot('part_title'), group, f'Phần thứ {name}')
                    for group, name in ((chapters[:half], 'nhất'), (chapters[half:], 'hai'))]
        return chapters

    def regulation(self):
        return self.rules()

    def law(self):
        kind = self.kind['name']
        return (self.grounds(self.rng.randint(1, 3)) + [Node.paragraph(self.line(f'{{full}} ban hành {kind} về {{topic}}.'))] +
                self.rules(parts=self.rng.random() < 0.4))

    def letter(self):
        head = [self.opening('Thực hiện {cite}, {full} có ý kiến như sau:')]
        items = number([Node(self.w.duty('duties')) for _ in self.some(2, 4)], PLAIN)
        if self.rng.random() < 0.3:
            self.annex()
        return head + items + [Node.paragraph(self.line('Trân trọng cảm ơn sự phối hợp của các cơ quan./.'))]

    def minutes(self):
        sections = [Node('THÀNH PHẦN', [Node(f'Chủ tọa: Ông {self.truth.signatures[1]["name"]}.'), Node(f'Thư ký: Bà {self.truth.signatures[0]["name"]}.')]),
                    Node('NỘI DUNG', [Node(self.line('{fact}')) for _ in self.some(2, 4)]),
                    Node('KẾT LUẬN', [Node(self.w.duty('duties')) for _ in self.some(1, 3)])]
        day = self.w.fixed['date']
        self.truth.deadlines.append({'kind': 'event', 'start': self.w.fixed['today'], 'end': self.w.fixed['today'], 'text': day, 'relative': False})
        return ([Node.paragraph(self.line(f'Hôm nay, vào hồi 14 giờ 00 {day}, tại trụ sở cơ quan, {{self}} tổ chức họp về công tác {{topic}}.'))] +
                number(sections, self.scheme()) + [Node.paragraph('Biên bản được lập thành hai bản có giá trị như nhau./.')])

    def contract(self):
        articles = self.articles(self.rng.randint(2, 4), 1)
        number(articles, [None] + PLAIN)
        return ([self.opening('Hai bên thống nhất {kind} về công tác {topic} với các nội dung sau:')] + articles +
                [Node.paragraph(f'{self.kind["name"]} được lập thành bốn bản, mỗi bên giữ hai bản./.')])

    def invitation(self):
        items = [Node(self.line('Thời gian: {meeting}.')), Node('Địa điểm: Hội trường tầng 2 trụ sở cơ quan.'), Node(self.line('Nội dung: công tác {topic}.'))]
        return ([self.opening('{full} trân trọng kính mời đại biểu dự họp:')] + number(items, PLAIN) +
                [Node.paragraph('Rất mong đại biểu đến dự đầy đủ, đúng giờ./.')])

    def paper(self):
        person = self.w.person()
        return [Node.paragraph(f'Ông: {person}, chuyên viên của cơ quan.'), Node.paragraph(self.line('Nội dung công việc: {topic}.')),
                Node.paragraph('Nơi đến làm việc: cơ quan lưu trữ tỉnh.')]

    def copy(self):
        return [Node.paragraph(self.line('{fact}')), Node.paragraph(self.line('{fact}'))]

    # --- what is attached

    def reference(self, words):
        self.truth.citations.append({'code': self.truth.header['code'], 'date': self.truth.header['date']})
        return self.w.fill(f'({words} {self.kind["name"]} số {self.truth.header["code"]} {{date}} của {{full}})')

    def issue(self, name):
        title = [name.upper(), first_upper(self.w.fill('Công tác {topic}'))]
        self.truth.attachments.append(Attachment('', title, self.reference('Ban hành kèm theo'), self.rules()))

    def annex(self):
        count = self.rng.randint(1, 2)
        for i in range(count):
            body = number([Node(self.w.slot('list_item')) for _ in self.some(2, 4)], PLAIN)
            label = f'Phụ lục {ROMAN[i]}' if count > 1 else 'Phụ lục'
            self.truth.attachments.append(Attachment(label, [self.w.slot('list_title')], self.reference('Kèm theo'), body))
