"""newspaper4k on the pages of the benchmark, run by `bench.ingest` in the environment of the peers."""

import json
import os

from newspaper import Article

from bench.page_scores import f1, load_pages
from bench.process_tree import cpu_seconds, peak_mb


def extract(html: bytes) -> str:
    """The text of an article, which is English, also where it is taken for a language that needs a model."""
    try:
        return _extract(html, None)
    except ImportError:
        return _extract(html, "en")


def _extract(html: bytes, language: str | None) -> str:
    article = Article("", fetch_images=False, **({"language": language} if language else {}))
    article.download(input_html=html.decode("utf-8", errors="replace"))
    article.parse()
    return str(article.text)


def main() -> None:
    """Measure one round; one JSON object."""
    pages = load_pages()
    extract(pages[0].html)
    before = cpu_seconds(os.getpid())
    texts = {page.page_id: extract(page.html) for page in pages}
    seconds = cpu_seconds(os.getpid()) - before
    print(json.dumps({"seconds": seconds, "score": f1(texts), "peak": peak_mb(os.getpid())}))


if __name__ == "__main__":
    main()
