// The encodings of Vietnamese before Unicode: what the bytes from 0x80 on stand for, sixteen a line.
// U+FFFD: nothing. TCVN3 is TCVN 5712:1993 VN3, as the .Vn fonts have it; VISCII is RFC 1456; the windows code pages
// are as Unicode publishes them (vowels of windows-1258 are followed by combining tones).
#pragma once

namespace vanban::text {

inline constexpr char16_t windows_1252_high[] =
    u"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD"
    u"\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
    u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    u"°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
    u"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    u"àáâãäåæçèéêëìíîï"
    u"ðñòóôõö÷øùúûüýþÿ";

inline constexpr char16_t windows_1258_high[] =
    u"€\uFFFD‚ƒ„…†‡ˆ‰\uFFFD‹Œ\uFFFD\uFFFD\uFFFD"
    u"\uFFFD‘’“”•–—˜™\uFFFD›œ\uFFFD\uFFFDŸ"
    u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    u"°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ"
    u"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
    u"àáâăäåæçèéêë\u0301íîï"
    u"đñ\u0323óôơö÷øùúûüư₫ÿ";

inline constexpr char16_t tcvn3_high[] =
    u"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD"
    u"\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
    u"\u00A0ĂÂÊÔƠƯĐăâêôơưđ¯"
    u"°±²³´àảãáạºằẳẵắ¿"
    u"ÀÁÂÃÄÅặầẩẫấậèÍẻẽ"
    u"éẹềểễếệìỉÙÚÛĩíịò"
    u"àỏõóọồổỗốộờởỡớợù"
    u"ðủũúụừửữứựỳỷỹýỵÿ";

inline constexpr char16_t viscii_high[] =
    u"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    u"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    u"Õắằặấầẩậẽẹếềểễệố"
    u"ồổỗỠƠộờởịỰỨỪỬơớƯ"
    u"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    u"ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    u"àáâãảăữẫèéêẻìíĩỉ"
    u"đựòóôõỏọụùúũủýợỮ";

}  // namespace vanban::text
