// SPDX-License-Identifier: GPL-2.0-or-later
// Messages and what is packed in them.
#include "indexer/parse/mime.h"
#include "tests/support/article_probe.h"

using namespace backfile;
using namespace backfile::test;

namespace {

Article mail(std::string_view bytes) { return article_in(DocumentFormat::Mail, bytes); }

}  // namespace

TEST_CASE("mail reader reads a Usenet article", "[parse][mail]") {
  const Article article = mail(
      "From: ann@mw.example (Ann Ray)\nNewsgroups: sci.space,sci.astro\nSubject: Re: Lander\n"
      "Message-ID: <1@mw.example>\nDate: 12 Nov 93 16:03:00 GMT\nOrganization: Meridian\n  Wire\n\n"
      "It landed.\n\nbegin 644 a.gif\nM1234\nend\nSo it did.\n-- \nAnn\n");
  CHECK(article.headline == "Re: Lander");
  CHECK(article.body == "It landed.\n\nSo it did.");
  CHECK(article.bylines == Lines{"Ann Ray"});
  CHECK(article.sections == Lines{"sci.space", "sci.astro"});
  CHECK(article.source == "Meridian Wire");
  CHECK(article.given_id == "1@mw.example");
  CHECK(iso_date(article.date) == "1993-11-12");
}

TEST_CASE("mail reader takes plain text before HTML and each part by its charset",
          "[parse][mail]") {
  const std::string head =
      "Subject: =?iso-8859-1?Q?Caf=E9?= =?utf-8?B?IMO8YmVy?=\nMIME-Version: 1.0\n"
      "Content-Type: multipart/alternative; boundary=\"B b\"\n\npreamble\n--B b\n";
  const std::string html = "Content-Type: text/html\n\n<p>One</p><p>Two</p>\n--B b";
  const Article both =
      mail(head +
           "Content-Type: text/plain; charset=iso-8859-1\n"
           "Content-Transfer-Encoding: quoted-printable\n\ncaf=E9 au=\n lait\n--B b\n" +
           html + "--\n");
  CHECK(both.headline == "Café über");
  CHECK(both.body == "café au lait");
  CHECK(mail(head + html).body == "One\n\nTwo");
}

TEST_CASE("mail reader reads a form sent as JSON", "[parse][mail]") {
  const Article article = mail(
      "From: a@b.example\nSubject: Form\nDate: 12 Nov 2014 16:03:00 GMT\n\n"
      "{\"Headline\":[\"H\"],\"Body\":[\"Long\nbody\"]}");
  CHECK(article.headline == "H");
  CHECK(article.body == "Long body");
  CHECK(iso_date(article.date) == "2014-11-12");
}

TEST_CASE("mail reader survives messages made to hurt", "[parse][mail]") {
  std::string nested = "Subject: S\n";
  for (int i = 0; i < 2000; ++i) {
    nested += "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  }
  CHECK(mail(nested).headline == "S");
  CHECK_FALSE(parse_bytes(DocumentFormat::Mail,
                          "Subject: =?x?q?=?=\nContent-Type: multipart/mixed\n\n--\n--\n"));
  CHECK(mail("Subject: T\nContent-Transfer-Encoding: base64\n\n=====").headline == "T");
  CHECK(decode_quoted_printable("a=") == "a");
  CHECK(decode_quoted_printable("a=4") == "a=4");
  CHECK(decode_quoted_printable("a=\r\nb=3D") == "ab=");
  CHECK(decode_base64("aGk=") == "hi");
  CHECK(decode_header_text("a =?utf-8?q?=C3=A9?= b") == "a é b");
}
