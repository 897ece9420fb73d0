#include "render.hpp"
#include "web/back_link.hpp"
#include "web/breadcrumbs.hpp"
#include "web/generic_header.hpp"
#include "web/pagination.hpp"
#include "web/service_navigation.hpp"
#include "web/skip_link.hpp"

namespace dueregard::govuk_fixtures {

namespace {

web::Html back_link(const Options& o) {
    const bool says_text = o["html"].is_true() || o["text"].is_true();
    return web::back_link({
        .text = says_text ? o.content() : web::Content("Back"),
        .href = o["href"].text_or("#"),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html breadcrumbs(const Options& o) {
    std::vector<web::Breadcrumb> items;
    for (const Options& item : o["items"].items()) {
        items.push_back({
            .text = item.content(),
            .href = item["href"].text(),
            .attributes = item["attributes"].attributes(),
        });
    }
    return web::breadcrumbs({
        .items = std::move(items),
        .collapse_on_mobile = o["collapseOnMobile"].is_true(),
        .label = o["labelText"].text_if_defined().value_or("Breadcrumb"),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html generic_header(const Options& o) {
    return web::generic_header({
        .logo = o.content("logoHtml", "logoText"),
        .url = o["url"].text_or("/"),
        .classes = o["classes"].text(),
        .container_classes = o["containerClasses"].text_or("govuk-width-container"),
        .attributes = o["attributes"].attributes(),
    });
}

std::optional<web::PaginationLink> pagination_link(const Options& o) {
    if (!o.is_true()) return std::nullopt;
    return web::PaginationLink{
        .href = o["href"].text(),
        .text = o.content(),
        .label_text = o["labelText"].text(),
        .attributes = o["attributes"].attributes(),
    };
}

web::Html pagination(const Options& o) {
    std::vector<web::PaginationItem> items;
    for (const Options& item : o["items"].items()) {
        if (!item.is_true() || !item.is_object() || item.text() == "{}") continue;
        items.push_back({
            .number = item["number"].text(),
            .href = item["href"].text(),
            .current = item["current"].is_true(),
            .ellipsis = item["ellipsis"].is_true(),
            .label = item["visuallyHiddenText"].text(),
            .attributes = item["attributes"].attributes(),
        });
    }
    return web::pagination({
        .previous = pagination_link(o["previous"]),
        .items = std::move(items),
        .next = pagination_link(o["next"]),
        .label = o["landmarkLabel"].text_or("Pagination"),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Current current(const Options& item) {
    if (item["current"].is_true()) return web::Current::page;
    return item["active"].is_true() ? web::Current::section : web::Current::no;
}

web::ServiceNavigationSlots slots(const Options& o) {
    const Options end = o["end"];
    return {
        .start = o["start"].markup(),
        .end = end.is_object() ? end["html"].markup() : end.markup(),
        .end_inline = end["align"].text() == "inline",
        .navigation_start = o["navigationStart"].markup(),
        .navigation_end = o["navigationEnd"].markup(),
    };
}

web::Html service_navigation(const Options& o) {
    std::vector<web::ServiceNavigationItem> items;
    for (const Options& item : o["navigation"].items()) {
        if (!item.is_true()) continue;
        items.push_back({
            .text = item.content(),
            .href = item["href"].text(),
            .current = current(item),
            .attributes = item["attributes"].attributes(),
        });
    }
    return web::service_navigation({
        .service_name = o["serviceName"].text(),
        .service_url = o["serviceUrl"].text(),
        .items = std::move(items),
        .collapse_on_mobile = o["collapseNavigationOnMobile"].flag(),
        .menu_button_text = o["menuButtonText"].text_or("Menu"),
        .menu_button_label = o["menuButtonLabel"].text(),
        .navigation_label = o["navigationLabel"].text(),
        .navigation_id = o["navigationId"].text_or("navigation"),
        .navigation_classes = o["navigationClasses"].text(),
        .aria_label = o["ariaLabel"].text_or("Service information"),
        .slots = slots(o["slots"]),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

web::Html skip_link(const Options& o) {
    return web::skip_link({
        .text = o.content(),
        .href = o["href"].text_or("#content"),
        .classes = o["classes"].text(),
        .attributes = o["attributes"].attributes(),
    });
}

}  // namespace

std::map<std::string_view, Render> navigation_components() {
    return {
        {"back-link", back_link},
        {"breadcrumbs", breadcrumbs},
        {"generic-header", generic_header},
        {"pagination", pagination},
        {"service-navigation", service_navigation},
        {"skip-link", skip_link},
    };
}

}  // namespace dueregard::govuk_fixtures
