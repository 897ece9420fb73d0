#pragma once
// A browser without JavaScript: it keeps cookies, follows links by their words, fills in forms by their
// labels and shows a page as the text a person would read. Stories are told through it.

#include "web/parse_request.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct GumboInternalNode;

namespace dueregard::stories {

using Answer = std::function<web::Response(const web::Request&)>;

class PageTree;

class Browser {
public:
    explicit Browser(Answer answer);
    ~Browser();
    Browser(const Browser&) = delete;
    Browser& operator=(const Browser&) = delete;
    Browser(Browser&&) = delete;
    Browser& operator=(Browser&&) = delete;

    // Each throws std::runtime_error with a sentence where the page has no such thing.

    void open(std::string_view address);
    /// Goes to the first link whose words are, or else contain, `words`.
    void follow(std::string_view words);
    /// Fills in the field labelled `label` (or named so): text, a choice by its words, or "on" and "off" for
    /// a box.
    void enter(std::string_view label, std::string value);
    void upload(std::string_view label, std::string file_name, std::string content);
    /// Sends the form that holds the button with these words.
    void press(std::string_view words);

    [[nodiscard]] int status() const { return response_.status; }

    [[nodiscard]] const std::string& address() const { return address_; }

    [[nodiscard]] const web::Response& response() const { return response_; }

    /// The page's title and its <main> as lines of text; the body itself where it is not a page.
    [[nodiscard]] std::string text() const;

    /// As if a page had set it.
    void set_cookie(const std::string& name, const std::string& value);

private:
    struct Filled {
        web::Fields fields;
        std::vector<web::UploadedFile> files;
    };

    [[nodiscard]] Filled filled_in(const GumboInternalNode* form) const;
    void send(web::RawRequest raw);
    void keep_cookies();

    Answer answer_;
    std::string address_;
    web::Response response_;
    std::unique_ptr<PageTree> page_;
    std::map<std::string, std::string, std::less<>> cookies_;
    std::map<std::string, std::string> entered_;        ///< field name → value
    std::map<std::string, web::UploadedFile> uploads_;  ///< field name → file
};

}  // namespace dueregard::stories
