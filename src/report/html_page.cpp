// SPDX-License-Identifier: Apache-2.0
#include "report/html_page.h"

#include <cstdint>

#include "base/sha256.h"

namespace ducha {

namespace {

struct PageText {
  std::string_view name;
  std::string_view text;
};
constexpr PageText kTexts[] = {
#include "report/html_texts.inc"
};

// The source expression of a Content-Security-Policy for exactly this text.
std::string source_hash(std::string_view text) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = sha256_hex(text);
  const auto value_of = [](char c) { return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string base64;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char c : hex) {
    bits = (bits << 4U) | value_of(c);
    held += 4;
    if (held >= 6) {
      base64 += kDigits[(bits >> (held - 6)) & 63U];
      held -= 6;
    }
  }
  if (held > 0) base64 += kDigits[(bits << (6 - held)) & 63U];
  while (base64.size() % 4 != 0) base64 += '=';
  return "'sha256-" + base64 + "'";
}

std::string_view tag_of(Language language) {
  switch (language) {
    case Language::zh: return "zh-Hans";
    case Language::zh_hant: return "zh-Hant";
    case Language::en: return "en";
  }
  return "en";
}

}  // namespace

std::string_view page_text(std::string_view name) {
  for (const PageText& each : kTexts) {
    if (each.name == name) return each.text;
  }
  return {};
}

std::string markup(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      default: result += c;
    }
  }
  return result;
}

std::string page_head(std::string_view title, std::string_view script, Language language) {
  std::string text = "<!DOCTYPE html>\n<html lang=\"" + std::string(tag_of(language)) +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
                     "form-action 'none'; style-src " +
                     source_hash(page_text("style.css"));
  if (!script.empty()) text += "; script-src " + source_hash(page_text(script));
  text += "\">\n<title>" + markup(title) + "</title>\n<style>";
  text += page_text("style.css");
  return text + "</style>\n</head>\n";
}

}  // namespace ducha
