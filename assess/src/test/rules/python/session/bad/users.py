SESSIONS = {}
_cache: dict[str, int] = dict()
price_cache = OrderedDict()  # by article
carts_by_user = defaultdict(list)
