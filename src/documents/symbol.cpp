#include "documents/symbol.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace dueregard::documents {

namespace {

struct Picture {
    char32_t code = 0;
    char32_t character = 0;
};

// After https://www.unicode.org/L2/L2012/12384-wingdings.pdf: what reports use for ticks, ratings and arrows.
constexpr std::array<Picture, 47> wingdings = {{
    {0x22, U'✂'}, {0x28, U'☎'}, {0x2A, U'✉'}, {0x36, U'⌛'}, {0x43, U'👍'}, {0x44, U'👎'}, {0x45, U'☜'},
    {0x46, U'☞'}, {0x47, U'☝'}, {0x48, U'☟'}, {0x4A, U'☺'},  {0x4B, U'😐'}, {0x4C, U'☹'},  {0x4F, U'⚐'},
    {0x6C, U'●'}, {0x6D, U'❍'}, {0x6E, U'■'}, {0x6F, U'□'},  {0x70, U'□'},  {0x71, U'❑'},  {0x72, U'❒'},
    {0x74, U'⧫'}, {0x75, U'◆'}, {0x76, U'❖'}, {0x77, U'⬥'},  {0x9F, U'•'},  {0xA0, U'▪'},  {0xA1, U'○'},
    {0xA4, U'◉'}, {0xA5, U'◎'}, {0xA7, U'▪'}, {0xA8, U'◻'},  {0xAA, U'✦'},  {0xAB, U'★'},  {0xAC, U'✶'},
    {0xB5, U'⯐'}, {0xD8, U'➢'}, {0xDF, U'←'}, {0xE0, U'→'},  {0xE1, U'↑'},  {0xE2, U'↓'},  {0xF0, U'⇨'},
    {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'},  {0xE8, U'➔'},
}};
constexpr std::array<Picture, 9> wingdings_2 = {{
    {0x4F, U'✗'},
    {0x50, U'✓'},
    {0x51, U'☒'},
    {0x52, U'☑'},
    {0x53, U'☒'},
    {0x97, U'●'},
    {0xA2, U'■'},
    {0xA3, U'□'},
    {0xEA, U'★'},
}};
constexpr std::array<Picture, 8> wingdings_3 = {{
    {0x66, U'→'},
    {0x67, U'↑'},
    {0x68, U'↓'},
    {0x70, U'▲'},
    {0x71, U'▼'},
    {0x74, U'◀'},
    {0x75, U'▶'},
    {0x65, U'←'},
}};
constexpr std::array<Picture, 6> webdings = {{
    {0x35, U'▲'},
    {0x36, U'▼'},
    {0x61, U'✓'},
    {0x63, U'□'},
    {0x67, U'■'},
    {0x6E, U'●'},
}};
constexpr std::array<Picture, 12> symbol = {{
    {0xA3, U'≤'},
    {0xB3, U'≥'},
    {0xB0, U'°'},
    {0xB1, U'±'},
    {0xB4, U'×'},
    {0xB7, U'•'},
    {0xAE, U'→'},
    {0xAC, U'←'},
    {0xAD, U'↑'},
    {0xAF, U'↓'},
    {0xB9, U'≠'},
    {0xD6, U'√'},
}};

struct Font {
    std::string_view name;
    std::span<const Picture> pictures;
};

constexpr std::array<Font, 5> fonts = {{
    {"wingdings", wingdings},
    {"wingdings 2", wingdings_2},
    {"wingdings 3", wingdings_3},
    {"webdings", webdings},
    {"symbol", symbol},
}};

const Font* font_called(std::string_view name) {
    const auto* const found =
        std::ranges::find_if(fonts, [&](const Font& font) { return equals_ignoring_case(font.name, name); });
    return found == fonts.end() ? nullptr : found;
}

}  // namespace

bool is_symbol_font(std::string_view font) {
    return font_called(font) != nullptr;
}

char32_t symbol_of(std::string_view font, char32_t code) {
    const auto* const known = font_called(font);
    if (known == nullptr) return 0;
    if (code >= 0xF000 && code < 0xF100) code -= 0xF000;
    const auto found = std::ranges::find(known->pictures, code, &Picture::code);
    return found == known->pictures.end() ? 0 : found->character;
}

}  // namespace dueregard::documents
