"""The analysis beside its peers: quotes on the quotes corpus, stories and lines on the story collection."""

import json

from bench.analysis_claims import measure_claims
from bench.analysis_quotes import measure_quotes
from bench.analysis_stories import measure_stories

if __name__ == "__main__":
    print(json.dumps({"quotes": measure_quotes(), "stories": measure_stories(), "claims": measure_claims()}))
