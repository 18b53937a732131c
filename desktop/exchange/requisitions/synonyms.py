"""What columns of lists of requests are called, by the fields they fill, in Chinese and English."""

from __future__ import annotations

from desktop.exchange.columns import Synonyms


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


_NUMBER = _words("自动编号|编号|序号|申请编号|申请单号|流水号|单号|number|no|id|request number")
PIECES = _words("数量|申请数量|需求数量|件数|qty|quantity|pieces|count")
_LABEL = _words("规格|款式|尺码|颜色|型号|variant|size|spec|option|sku")
_PHONE = _words(
    "手机号|手机|手机号码|联系电话|电话|联系方式|收件人电话|收件人手机|收件人手机号|收货人手机号"
    "|收货人电话|phone|mobile|mobile phone|telephone|phone number|tel|contact number"
)
_RECIPIENT = _words(
    "收件人|收货人|收件人姓名|收货人姓名|联系人|recipient|receiver|consignee|ship to|contact name"
)
_ADDRESS = _words(
    "收件地址|收货地址|地址|邮寄地址|寄送地址|详细地址|收件人地址|收货人地址"
    "|address|shipping address|recipient address|delivery address|mailing address"
)
# Name, phone and address in one cell.
_CONTACT = _words(
    "收件信息|收货信息|收件人信息|收货人信息|邮寄信息|寄送信息|快递信息|收件人及联系方式"
    "|姓名电话地址|shipping info|shipping information|delivery information|shipping details"
)
_REMARK = _words(
    "备注|说明|留言|其他说明|补充说明|买家备注|买家留言|note|notes|remark|remarks|comment|comments"
)

# The first Chinese and the first English one of each are what our own export says.
FORM: Synonyms = {
    "number": ("自动编号", "number", *_NUMBER),
    "code": _words("申请码|request code|code"),
    "applicant": _words(
        "提交人|申请人|申请者|提交者|申请人姓名|发起人|填写人|填表人|您的姓名|你的姓名|你的名字"
        "|您的名字|姓名"
        "|applicant|requester|submitted by|requested by|submitter"
    ),
    "submitted_at": _words(
        "提交时间|申请时间|申请日期|提交日期|填写时间|填写日期|填表时间|填表日期|登记时间|登记日期"
        "|创建时间|提交答卷时间|答题时间|填报时间|发起时间|录入时间"
        "|submitted at|submitted|submitted on|requested at|requested on|created at|timestamp"
    ),
    "title": _words(
        "活动名称|活动|活动主题|活动标题|项目名称|活动名"
        "|event|event name|event title|activity|purpose"
    ),
    "kind": _words(
        "活动类型|活动类别|活动形式|类型|event type|event kind|type of event|kind of event"
    ),
    "city": _words("活动城市|城市|所在城市|举办城市|city|event city"),
    "team": _words(
        "所属组织|申请组织|申请团队|团队|社区|所属社区|所属小组|申请单位|组织|工作组"
        "|team|community|chapter|working group|organisation|organization"
    ),
    "needed_on": _words(
        "需要日期|需要时间|期望到货日期|期望到达日期|期望到货时间|需求日期|使用日期|到货日期"
        "|最晚到达日期|使用时间|期望收到日期|希望收到的日期|希望收到日期|希望到货日期|期望收货日期"
        "|最晚收货日期|最晚收货时间|needed on|needed by|need by|date needed|required by"
    ),
    "headcount": _words(
        "预计人数|人数|活动人数|参与人数|参加人数|预计参与人数|预计参加人数|活动规模|规模"
        "|headcount|people|expected people|attendees|expected attendees|participants"
    ),
    "lines": _words(
        "申请物料|物料需求|需要物料|所需物料|申请的物料|物料清单|物料申请|申请周边|需要的周边"
        "|周边需求|申请内容|所需周边|申请的周边|想申请的物料|想申请的周边|想申请的东西|想要的物料"
        "|需要的物料|物料明细|申请明细|申请清单|申请物品|所需物品|物品清单|物料及数量"
        "|申请物料及数量|requested items|items|goods|materials|requested goods|items requested"
    ),
    "item": _words("物料|物料名称|物品|物品名称|周边名称|item|item name|article|product"),
    "label": _LABEL,
    "qty": PIECES,
    "recipient": _RECIPIENT,
    "phone": _PHONE,
    "address": _ADDRESS,
    "contact": _CONTACT,
    "remark": _REMARK,
}
# Taken only where nothing else names the field.
SECOND: Synonyms = {
    "needed_on": _words("活动日期|活动时间|举办日期|举办时间|event date|date of event|date"),
    "applicant": _words("收件人|收货人|联系人|微信昵称|昵称|recipient|receiver|nickname"),
    "title": _words("用途|申请用途|申请事由|申请理由|申请原因|活动介绍|活动说明|reason"),
    "address": _words("家庭住址|家庭地址|住址|居住地址|现住址|通讯地址|联系地址|home address"),
    "lines": _words(
        "其他物料|其它物料|其他周边|其它周边|其他物品|其他需要的物料|其他所需物料|其他物料需求|补充物料"
        "|other items|other goods"
    ),
}
# What survey tools write beside the answers: nobody wants it in a remark.
ASIDE = _words(
    "来源|来源详情|来自ip|ip|ip地址|填写ip|所用时间|用时|答题时长|答卷时长|总分|得分|更新时间|修改时间|最后修改时间"
    "|最后更新时间|开始答题时间|结束答题时间|填写设备|操作系统|浏览器|微信头像|微信openid|openid|unionid|扩展属性"
    "|渠道|ua|清洗数据结果|智能清洗数据结果|地理位置国家和地区|填写地区"
)
# Of our own export only: what we say about a request is not taken back in.
OURS: Synonyms = {
    "state": _words("状态|state"),
    "due_on": _words("答应日期|due"),
    "post_by": _words("最晚寄出日|post by"),
    "source": _words("来源|source"),
    "value_fen": _words("参考价值|value"),
    "pieces": _words("总件数|pieces in all"),
    "decided_by": _words("答复人|decided by"),
    "answered_at": _words("答复时间|answered at"),
    "sent_at": _words("发出时间|sent at"),
    "received_at": _words("签收时间|received at"),
    "closed_at": _words("关闭时间|closed at"),
}
ORDERS: Synonyms = {
    "number": _words("订单号|订单编号|order number|order no|order id"),
    "submitted_at": _words("下单时间|订单创建时间|付款时间|支付时间|ordered at|paid at"),
    "item": _words("商品名称|商品标题|商品信息|商品|品名|product|product name|item"),
    "label": ("规格", "商品规格", "规格名称", "sku规格", *_LABEL),
    "qty": ("数量", "商品数量", "购买数量", "sku件数", *PIECES),
    "recipient": (*_RECIPIENT, "买家", "买家昵称"),
    "phone": _PHONE,
    "province": _words("省|省份|收货省|收件省|收货省份|province"),
    "town": _words("市|城市|收货市|收件市|收货城市|city"),
    "district": _words("区|区县|区/县|收货区|收件区|收货区县|district"),
    "address": _ADDRESS,
    "contact": _CONTACT,
    "paid_fen": _words(
        "实付金额|实付|实付款|订单金额|支付金额|用户应付金额|paid|amount paid|total"
    ),
    "state": _words("订单状态|状态|售后状态|order state|order status|status"),
    "remark": _REMARK,
}
