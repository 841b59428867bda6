namespace Shop;

class Session0030
{
    void Run()
    {
        Session["basket"] = basket;
        HttpContext.Session.SetString("user", name);
    }
}
