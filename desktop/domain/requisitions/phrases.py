"""How people say the fields of a request in a message: labels, and phrases without one."""

from __future__ import annotations

import re

LONG = 60  # characters of a name, a title, a town; what is longer is none
GONE = "\0"  # stands where a field was read, so that nothing is read twice
# A field → the labels that people and the form write before it.
LABELS = {
    "applicant": "申请人|提交人|申请者|申请人姓名",
    "title": "活动名称|活动主题|活动名|活动",
    "kind": "活动类型|活动形式|类型",
    "city": "活动城市|所在城市|举办城市|城市",
    "team": "所属社区|所属团队|所属组|社区|团队|组织",
    "headcount": "预计人数|参与人数|参加人数|活动人数|活动规模|人数|规模",
    "needed_on": "需要日期|使用日期|需要时间|使用时间|最晚到货|到货日期|到货时间",
    "event_on": "活动日期|活动时间|举办日期|举办时间|日期|时间",
    "goods": "申请物料|所需物料|需要物料|物料清单|申请清单|物料需求|物料|周边|需求|清单",
    "recipient": "收件人姓名|收件人|收货人|联系人|收件",
    "phone": "手机号码|手机号|联系电话|联系方式|手机|电话",
    "address": "收件地址|收货地址|邮寄地址|寄送地址|详细地址|地址",
    "remark": "备注|说明|其他",
}
CITIES = (
    "北京|上海|广州|深圳|杭州|成都|南京|武汉|西安|苏州|大连|天津|重庆|长沙|青岛|厦门|济南|合肥|郑州|"
    "福州|宁波|无锡|昆明|沈阳|哈尔滨|长春|石家庄|太原|南昌|南宁|贵阳|海口|兰州|珠海|东莞|佛山|温州|"
    "香港|澳门|台北|新加坡|硅谷"
)
PLACES = "活动地点|举办地点|地点"  # the city's where a town alone stands behind it, no street
FIELD_OF = {label: field for field, labels in LABELS.items() for label in labels.split("|")}
WORDS = "|".join(sorted(FIELD_OF, key=len, reverse=True))
FIELD_OF |= dict.fromkeys(PLACES.split("|"), "city")
TOWN = rf"(?:(?:{CITIES})市?|[\u3400-\u9fff]{{2,4}}[市县州])"
LABEL = re.compile(
    rf"(?:^|(?<=[\s,，。;；、\0]))(?:{WORDS}|(?:{PLACES})"
    rf"(?=\s?[:：]\s*{TOWN}\s*(?:[,，。;；\0]|$|(?:{WORDS})\s?[:：])))\s?[:：]",
    re.MULTILINE,
)
# Those that are said without a colon as well: 电话 138…, 收件人李四.
LOOSE = re.compile(
    r"(?:^|(?<=[\s,，。;；、\0]))(?:(?P<recipient>收件人|收货人|联系人)(?:是|为)?"
    r"|(?P<phone>手机号码|手机号|联系电话|手机|电话)(?:是|为)?"
    r"|(?P<address>收件地址|收货地址|邮寄地址|地址)(?:是|为|在)?)\s*(?=[^\s:：,，。;；])",
    re.MULTILINE,
)
NAME = r"[\u3400-\u9fff·]{2,4}|[A-Za-z][A-Za-z.'-]{1,19}(?: [A-Z][A-Za-z.'-]{1,19})?"
WHO = re.compile(
    r"(?:我是|我叫|这里是)\s?"
    r"(?:(?P<team>[^\s,，。;；:：\0]{2,20}?(?: [^\s,，。;；:：\0]{2,12}?)??)(?:\s?的|\s))?\s?"
    rf"(?P<name>{NAME})(?=[\s,，。;；!！~]|$)(?!\s?的)"
)
PHONE = re.compile(r"(?<![\d+])(?:\+?\s?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)")
COUNT = re.compile(
    r"(?:预计|大概|大约|约|共|有|规模)?\s?(?P<n>\d{1,6}(?:\s?[-~～—到至]\s?\d{1,6})?)\s?(?P<more>多|\+|余)?\s?"
    r"(?:个)?(?:人|位)(?:左右|上下)?(?![份一均物])"
)
# How many come, behind its label: 约 50 人左右, 50+; what is below zero or a range is no number.
PEOPLE = re.compile(
    r"[^\d\-−–负]{0,6}(\d{1,6})\s?(?:[+多余]\s?)?个?[人位]?\s?(?:\+|左右|上下|以上)?"
)
WHERE = re.compile(
    rf"(?P<city>{CITIES})(?=市?\s?(?:KCC|站|这边|社区|线下|开源|活动|办|举办|举行|的活动|高校|地区))|"
    rf"在(?P<at>{CITIES})"
)
QUOTED = re.compile('[《“"「]([^》”"」\n\0]{2,40})[》”"」]')
TITLE = re.compile(
    r"(?:举办|主办|承办|举行|组织|办|开|做|搞|有(?=一?[场次个期]))(?:了|一场|一次|一个|一期|场|次|个|期)*+\s?"
    r"(?P<plain>[^\s,，。;；:：!！\d\0]{2,24}?(?: [A-Za-z][A-Za-z'-]{1,20})*)(?=[\s,，。;；!！]|$)"
)
KINDS = ("KCC 线下活动", "高校讲座", "读书会", "工作坊", "合作社区活动")
ASKS = re.compile(
    r"(?:我们|我|这边)?(?:想要|想|希望|需要|打算|麻烦|能否|能不能|可以)?\s?(?:我们?)?(?:申请|申领|领取|领|(?:需要|要)(?!举?办|组织|开|做|搞)|寄)(?:一些|一下|一点|到|如下|以下)*"
    r"(?:物料|周边|物资|东西)?(?P<colon>\s?[:：]\s?)?"
)
SEND = re.compile(
    r"(?:麻烦|请)?(?:帮忙)?(?:(?:邮寄|快递|寄送|寄|送|发)(?:到|至|给)|(?:邮寄|寄送|快递|寄|收件|(?:收件|收货|邮寄|寄送)信息)\s?[:：])"
    r"\s?[:：]?\s*|^(?:麻烦|请)?(?:帮忙)?寄\s*",
    re.MULTILINE,
)
STOPS = "。！!\n\0"  # a sentence ends there
STOP = re.compile(f"[{STOPS}]")
POLITE = re.compile(
    r"^(?:您好|你好|大家好|哈喽|hi|hello|老师|各位|谢谢(?:您|你|大家|老师)?|辛苦(?:了|您)?|麻烦(?:了|您)?|多谢|感谢"
    r"|[\s,，。;；:：!！~～、.\0])+$",
    re.IGNORECASE,
)
# Behind 12.6: then it is a day, and no size and no amount.
DAY_BEFORE = re.compile(
    r"\s?(?:[日号]|在|有[个场次一]|[举承主]?办|举行|做|开|搞|的?活动|上午|下午|晚|前|之前)"
)
