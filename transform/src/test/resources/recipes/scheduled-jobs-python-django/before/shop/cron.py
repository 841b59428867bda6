def close_books():
    print("books closed")
