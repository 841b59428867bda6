namespace Shop;

class Storage0030
{
    void Run()
    {
        var path = Server.MapPath("~/App_Data");
    }
}
