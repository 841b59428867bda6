from app import MAIL, app


def test_tickets_are_counted():
    client = app.test_client()
    assert client.get("/tickets").json["seen"] == 1
    assert client.get("/tickets").json["seen"] == 2


def test_the_directory_is_told():
    assert app.test_client().get("/tickets").json["directory"] == "ldap://directory.corp:389"


def test_mail_has_a_login():
    assert MAIL["password"] == "m4il-2015"
