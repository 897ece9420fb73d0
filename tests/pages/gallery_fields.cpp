#include "gallery.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/character_count.hpp"
#include "web/file_upload.hpp"
#include "web/input.hpp"
#include "web/layout.hpp"
#include "web/link.hpp"
#include "web/password_input.hpp"
#include "web/select.hpp"
#include "web/textarea.hpp"

namespace dueregard::gallery {

namespace {

web::Html form(const web::Html& fields) {
    return web::Html{} << "<form method=\"post\" action=\"/gallery\" novalidate>\n"
                       << web::csrf_field("gallery") << fields << "\n</form>";
}

web::Html lines() {
    web::Html html;
    html << web::input({
        .label = {.text = "Ref"},
        .name = "ref",
        .value = "EDI1.01",
        .hint = {.text = "For example, EDI1.01"},
        .classes = "govuk-input--width-10",
    });
    html << web::input({
        .label = {.text = "Baseline, in per cent"},
        .name = "baseline",
        .value = "41",
        .classes = "govuk-input--width-5",
        .inputmode = "decimal",
        .suffix = {.text = "per cent"},
    });
    html << web::input({
        .label = {.text = "Cost, in pounds"},
        .name = "cost",
        .classes = "govuk-input--width-5",
        .inputmode = "decimal",
        .prefix = {.text = "£"},
    });
    html << web::select({
        .label = {.text = "Owner"},
        .name = "owner",
        .items =
            {{.text = "Choose an owner", .value = ""},
             {.text = "Head of Housing", .value = "1"},
             {.text = "Head of Leisure, Culture and Communities", .value = "2"}},
        .value = "2",
    });
    return html;
}

web::Html texts() {
    web::Html html;
    html << web::textarea({
        .label = {.text = "What the measure promises"},
        .name = "action",
        .value = "Offer every panel member training\nbefore their first interview",
    });
    html << web::character_count({
        .label = {.text = "Commentary"},
        .name = "commentary",
        .value = "Two of three sessions were held.",
        .max_length = 2000,
        .hint = {.text = "What was done in this period, and what comes next"},
    });
    html << web::file_upload({
        .label = {.text = "Progress report"},
        .name = "report",
        .hint = {.text = "A Word, Excel, CSV or text file of up to 64 MB"},
        .attributes = {{.name = "accept", .value = ".docx,.xlsx,.csv,.txt"}},
    });
    html << web::button_group({
        web::button({.text = "Save and continue", .prevent_double_click = true}),
        web::button(
            {.text = "Save as draft", .name = "act", .value = "draft", .classes = "govuk-button--secondary"}
        ),
        web::link({.text = "Cancel", .href = "/index.html"}),
    });
    html << web::button({.text = "Delete this measure", .classes = "govuk-button--warning"});
    return html;
}

GalleryPage with_errors() {
    web::Html html;
    html << web::input({
        .label = {.text = "Ref"},
        .name = "ref",
        .value = "EDI 1,01",
        .hint = {.text = "For example, EDI1.01"},
        .error = {.text = "Enter a ref of letters, a number, a full stop and a number"},
    });
    html << web::select({
        .label = {.text = "Owner"},
        .name = "owner",
        .items = {{.text = "Choose an owner", .value = ""}, {.text = "Head of Housing", .value = "1"}},
        .error = {.text = "Choose an owner"},
    });
    html << web::textarea({
        .label = {.text = "Action"},
        .name = "action",
        .error = {.text = "Enter what the measure promises"},
    });
    html << web::file_upload({
        .label = {.text = "Evidence"},
        .name = "evidence",
        .error = {.text = "The file is empty. Choose one that has something in it"},
    });
    html << web::button({.text = "Save"});
    return {
        .name = "fields-errors",
        .title = "Add a measure",
        .content = form(html),
        .errors =
            {{.text = "Enter a ref of letters, a number, a full stop and a number", .href = "#ref"},
             {.text = "Choose an owner", .href = "#owner"},
             {.text = "Enter what the measure promises", .href = "#action"},
             {.text = "The file is empty. Choose one that has something in it", .href = "#evidence"}},
    };
}

GalleryPage sign_in() {
    web::Html html;
    html << web::input({
        .label = {.text = "E-mail address"},
        .name = "email",
        .type = "email",
        .autocomplete = "username",
        .spellcheck = false,
    });
    html << web::password_input({.label = {.text = "Password"}, .name = "password"});
    html << web::button({.text = "Sign in"});
    return {.name = "sign-in", .title = "Sign in", .content = form(html)};
}

GalleryPage draft() {
    web::Html html;
    html << "<form method=\"post\" action=\"/returns/7\" data-draft-action=\"/returns/7/draft\">\n"
         << web::csrf_field("gallery")
         << web::textarea({.label = {.text = "Commentary"}, .name = "commentary"})
         << "<p class=\"govuk-body\" role=\"status\" data-draft-status></p>\n"
         << web::button({.text = "Submit"}) << "</form>";
    return {.name = "draft", .title = "Quarter 2 return", .content = html};
}

GalleryPage busy() {
    web::Html html;
    html << "<form method=\"post\" action=\"/imports\" data-busy=\"The file is being read.\">\n"
         << web::csrf_field("gallery") << web::button({.text = "Read the file"})
         << "<p class=\"govuk-body\" role=\"status\" data-busy-status></p>\n</form>";
    return {.name = "busy", .title = "Import a document", .content = html};
}

}  // namespace

std::vector<GalleryPage> field_pages() {
    return {
        {.name = "fields",
         .title = "Lines, lists and texts",
         .content = form(web::Html{} << lines() << texts())},
        with_errors(),
        sign_in(),
        draft(),
        busy(),
    };
}

}  // namespace dueregard::gallery
