"""The peer: fetches and parses the pages that the crawl reads, with Scrapy, without archiving or extracting anything.

Usage: python3 peer_spider.py ORIGIN HOST   (HOST is the name that the replica serves the site under)
Prints one JSON line: {"pages": ..., "items": ...}
"""
import json
import sys
from urllib.parse import urljoin, urlsplit

import scrapy
from scrapy.crawler import CrawlerProcess

ORIGIN, HOST = sys.argv[1], sys.argv[2]
counts = {"pages": 0, "items": 0}


class ReleasesSpider(scrapy.Spider):
    name = "releases"
    custom_settings = {
        "LOG_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
        "TELNETCONSOLE_ENABLED": False,
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "USER_AGENT": "trustlog-bench/1 (+https://example.org)",
    }

    def ask(self, address, callback):
        # The address is asked for on loopback; the site is named in the Host header.
        parts = urlsplit(urljoin(ORIGIN, address))
        path = parts.path + ("?" + parts.query if parts.query else "")
        return scrapy.Request(ORIGIN + path, callback=callback, headers={"Host": HOST})

    def start_requests(self):
        yield self.ask("/disclosures", self.parse_listing)

    def parse_listing(self, response):
        counts["pages"] += 1
        for href in response.css('main a[href*="/disclosures/"]::attr(href)').getall():
            yield self.ask(href, self.parse_release)
        following = response.css('a[rel="next"]::attr(href)').get()
        if following:
            yield self.ask(following, self.parse_listing)

    def parse_release(self, response):
        counts["pages"] += 1
        counts["items"] += 1
        yield {
            "title": response.css("h1::text").get(),
            "fields": response.css("dl dt::text, dl dd::text").getall(),
            "text": response.css("main *::text").getall(),
        }


process = CrawlerProcess()
process.crawl(ReleasesSpider)
process.start()
print(json.dumps(counts))
