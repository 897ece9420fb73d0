#include "gallery.hpp"
#include "web/button.hpp"
#include "web/checkboxes.hpp"
#include "web/date_input.hpp"
#include "web/radios.hpp"
#include "web/status_mark.hpp"

namespace dueregard::gallery {

namespace {

web::Fieldset question(const char* words) {
    return {.legend = {.text = words, .classes = "govuk-fieldset__legend--m"}};
}

web::Html status_question(const web::ErrorMessage& error) {
    return web::radios({
        .name = "status",
        .fieldset = question("How is it going?"),
        .items =
            {{.text = web::status_mark({.symbol = "★", .word = "On target", .tone = web::Tone::met}),
              .value = "met"},
             {.text = web::status_mark(
                  {.symbol = "●", .word = "Narrowly missed", .tone = web::Tone::narrowly_missed}
              ),
              .value = "narrowly_missed"},
             {.text = web::status_mark({.symbol = "▲", .word = "Missed", .tone = web::Tone::missed}),
              .value = "missed",
              .hint = {.text = "Say in the commentary what will be done about it"}},
             {.divider = "or"},
             {.text = web::status_mark({.symbol = "○", .word = "Not due", .tone = web::Tone::not_due}),
              .value = "not_due"}},
        .value = error.text.empty() ? "met" : "",
        .hint = {.text = "Last quarter it was narrowly missed"},
        .error = error,
    });
}

web::Html date_question(const web::ErrorMessage& error) {
    auto boxes = web::day_month_year({.day = "31", .month = error.text.empty() ? "3" : "13", .year = "2027"});
    if (!error.text.empty()) boxes[1].error = true;
    return web::date_input({
        .id = "due",
        .name_prefix = "due",
        .fieldset = question("When is it due?"),
        .items = std::move(boxes),
        .hint = {.text = "For example, 31 3 2027"},
        .error = error,
    });
}

web::Html boards_question(const web::ErrorMessage& error) {
    return web::checkboxes({
        .name = "boards",
        .fieldset = question("Which boards should see it?"),
        .items =
            {{.text = "Steering group", .value = "steering"},
             {.text = "Scrutiny committee", .value = "scrutiny", .hint = {.text = "Meets four times a year"}},
             {.divider = "or"},
             {.text = "None of these", .value = "none", .behaviour = "exclusive"}},
        .values = {"steering"},
        .error = error,
    });
}

}  // namespace

std::vector<GalleryPage> choice_pages() {
    const web::Html button = web::button({.text = "Continue"});
    return {
        {.name = "choices",
         .title = "Radios, dates and checkboxes",
         .content = web::Html{} << "<form method=\"post\" action=\"/gallery\">" << status_question({})
                                << date_question({}) << boards_question({}) << button << "</form>"},
        {.name = "choices-errors",
         .title = "Radios, dates and checkboxes with errors",
         .content = web::Html{} << "<form method=\"post\" action=\"/gallery\">"
                                << status_question({.text = "Choose how it is going"})
                                << date_question({.text = "Month must be between 1 and 12"})
                                << boards_question({.text = "Choose a board, or none of these"}) << button
                                << "</form>",
         .errors =
             {{.text = "Choose how it is going", .href = "#status"},
              {.text = "Month must be between 1 and 12", .href = "#due-month"},
              {.text = "Choose a board, or none of these", .href = "#boards"}}},
    };
}

}  // namespace dueregard::gallery
