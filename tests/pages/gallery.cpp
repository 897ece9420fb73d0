// gallery FOLDER: writes the pages there, and the style sheet and scripts under FOLDER/assets.

#include "gallery.hpp"

#include "web/embedded_assets.hpp"
#include "web/error_page.hpp"
#include "web/kept_form.hpp"
#include "web/layout.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace {

using namespace dueregard;

web::PageOptions frame(const gallery::GalleryPage& page) {
    return {
        .title = page.title,
        .organisation_name = "Exampleshire County Council",
        .navigation =
            {{.text = "Home", .href = "/home.html"},
             {.text = "Measures", .href = "/list.html", .current = web::Current::section},
             {.text = "Periods", .href = "/periods.html"},
             {.text = "Checks", .href = "/checks.html"},
             {.text = "Import", .href = "/import.html"},
             {.text = "Reports", .href = "/reports.html"}},
        .sign_out = web::SignOut{.person_name = "Sam Okafor", .csrf_token = "gallery"},
        .breadcrumbs = {{.text = "Home", .href = "/home.html"}, {.text = "Gallery", .href = "/index.html"}},
        .errors = page.errors,
        .footer_links =
            {{.text = "Accessibility statement", .href = "/accessibility.html"},
             {.text = "Help", .href = "/help.html"}},
    };
}

web::Html content(const gallery::GalleryPage& page) {
    web::Html html;
    if (!page.has_heading) html << "<h1 class=\"govuk-heading-l\">" << page.title << "</h1>\n";
    return html << page.content;
}

void write(const std::filesystem::path& path, std::string_view text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
}

std::vector<gallery::GalleryPage> all_pages() {
    std::vector<gallery::GalleryPage> pages = gallery::field_pages();
    for (auto& more : {gallery::choice_pages(), gallery::word_pages(), gallery::list_pages_and_charts()}) {
        pages.insert(pages.end(), more.begin(), more.end());
    }
    return pages;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("gallery: name the folder to write to\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    std::string names;
    for (const auto& page : all_pages()) {
        write(folder / (page.name + ".html"), web::page(frame(page), content(page)).view());
        names += page.name + "\n";
    }
    for (const int status : {403, 404, 409, 413, 500, 503}) {
        const auto name = "error-" + std::to_string(status);
        const auto options = frame({.name = name, .title = name, .content = {}});
        write(folder / (name + ".html"), web::error_page(status, "01JD8Y6M", options).view());
        names += name + "\n";
    }
    web::Request sent{.method = web::Method::post, .path = "/returns/1M5J5EE008KG3"};
    sent.form.add("csrf_token", "T0KEN");
    sent.form.add("commentary", "Ten wards have a profile.\nThe library service has trained two people.");
    sent.files.push_back({.field = "evidence_file", .file_name = "minutes.docx", .content = ""});
    const auto kept = web::kept_form(sent);
    write(
        folder / "kept-form.html",
        web::error_page(503, "01JD8Y6M", frame({.name = "kept-form", .title = "", .content = {}}), kept)
            .view()
    );
    names += "kept-form\n";
    write(folder / "bare.html", web::error_page(404, "").view());
    names += "bare\n";
    for (const auto& asset : web::embedded_assets()) {
        const auto address = web::asset_address(asset.name);
        write(folder / address.substr(1), asset.content);
    }
    write(folder / "names.txt", names);
    return 0;
}
