#pragma once
// Markup that cannot be written wrongly: what stands in our source is markup, what comes at run time is text
// and is escaped. There is one way round that, from_trusted(), and it has that name so that it is found.

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace dueregard::web {

/// Markup that the compiler saw: only a string literal can become one.
class Literal {
public:
    template <std::size_t size>
    // NOLINTNEXTLINE(google-explicit-constructor): a literal in our source is markup, without ceremony.
    consteval Literal(const char (&text)[size]) : text_(text, size - 1) {}

    [[nodiscard]] constexpr std::string_view view() const { return text_; }

private:
    friend consteval Literal operator""_html(const char* text, std::size_t size);

    consteval Literal(const char* text, std::size_t size) : text_(text, size) {}

    std::string_view text_;
};

/// For a choice between two: `is_open ? " open"_html : ""_html`.
consteval Literal operator""_html(const char* text, std::size_t size) {
    return {text, size};
}

/// Run-time text: never a literal, never a bare pointer that might be one.
template <class T>
concept RuntimeText =
    std::convertible_to<const T&, std::string_view> && !std::is_array_v<T> && !std::is_pointer_v<T>;

template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

/// Markup under construction and markup done. `html << "<p>" << name << "</p>"` escapes `name`, in an
/// element's text and in a quoted attribute alike. Bytes that no page may hold (control characters) become
/// U+FFFD.
class Html {
public:
    Html() = default;

    // NOLINTNEXTLINE(google-explicit-constructor): as above.
    Html(Literal markup) : markup_(markup.view()) {}

    /// Takes `markup` as it is. Only for markup that our own code composed, and for fixtures in tests.
    [[nodiscard]] static Html from_trusted(std::string markup);

    Html& add(Literal markup) {
        markup_ += markup.view();
        return *this;
    }

    Html& add(const Html& markup) {
        markup_ += markup.markup_;
        return *this;
    }

    Html& add_text(std::string_view text);
    Html& add_number(long long number);

    void reserve(std::size_t bytes) { markup_.reserve(bytes); }

    [[nodiscard]] bool empty() const { return markup_.empty(); }

    [[nodiscard]] std::string_view view() const { return markup_; }

    [[nodiscard]] const std::string& string() const& { return markup_; }

    [[nodiscard]] std::string string() && { return std::move(markup_); }

    friend bool operator==(const Html&, const Html&) = default;

private:
    std::string markup_;
};

template <class T>
concept Page = std::same_as<std::remove_cvref_t<T>, Html> && !std::is_const_v<std::remove_reference_t<T>>;

// Each returns what it was given, so that `return Html{} << …;` moves.
template <Page Target>
Target&& operator<<(Target&& html, Literal markup) {
    html.add(markup);
    return std::forward<Target>(html);
}

template <Page Target>
Target&& operator<<(Target&& html, const Html& markup) {
    html.add(markup);
    return std::forward<Target>(html);
}

template <Page Target, RuntimeText Text>
Target&& operator<<(Target&& html, const Text& text) {
    html.add_text(text);
    return std::forward<Target>(html);
}

template <Page Target, WholeNumber Number>
Target&& operator<<(Target&& html, Number number) {
    html.add_number(static_cast<long long>(number));
    return std::forward<Target>(html);
}

/// A pointer might be a literal or might be somebody's text: say which, with _html or std::string_view.
template <Page Target, class Character>
    requires std::same_as<std::remove_const_t<Character>, char>
Target&& operator<<(Target&& html, Character* const& text) = delete;

/// What stands inside a component: text, which is escaped, or markup of ours. A literal given to it is text.
class Content {
public:
    Content() = default;

    // NOLINTBEGIN(google-explicit-constructor): `.text = "Save"` and `.text = html` are both meant.
    Content(const char* text) : value_(std::string(text)) {}

    Content(std::string_view text) : value_(std::string(text)) {}

    Content(std::string text) : value_(std::move(text)) {}

    Content(Html markup) : value_(std::move(markup)) {}

    Content(Literal markup) : value_(Html(markup)) {}

    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] bool empty() const;

    [[nodiscard]] bool is_markup() const { return std::holds_alternative<Html>(value_); }

    /// Escaped where it is text, as it is where it is markup.
    [[nodiscard]] Html html() const;
    /// The text; "" where it is markup.
    [[nodiscard]] std::string_view text() const;

private:
    std::variant<std::string, Html> value_;
};

// Only for what is Content already: a literal is markup here, and must not become content on the way.
template <Page Target, std::same_as<Content> Given>
Target&& operator<<(Target&& html, const Given& content) {
    html.add(content.html());
    return std::forward<Target>(html);
}

/// An attribute of an element beyond those a component names: `{"data-ref", ref}`, or `{"hidden"}` for one
/// without a value.
struct Attribute {
    std::string name;
    std::optional<std::string> value = std::nullopt;
};

using Attributes = std::vector<Attribute>;

/// ` name="value"` for each, with the space before it.
template <Page Target>
Target&& operator<<(Target&& html, const Attributes& attributes) {
    for (const Attribute& attribute : attributes) {
        html << " " << attribute.name;
        if (attribute.value) html << "=\"" << *attribute.value << "\"";
    }
    return std::forward<Target>(html);
}

/// ` name="value"`, or nothing where the value is empty.
[[nodiscard]] Html attribute(Literal name, std::string_view value);

/// The words that are not empty, a space between them: for classes and for lists of ids.
[[nodiscard]] std::string spaced(std::initializer_list<std::string_view> words);

}  // namespace dueregard::web
