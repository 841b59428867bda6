namespace Shop;

class Storage0030
{
    void Run()
    {
        // Server.MapPath("~/App_Data")
        var path = Globe.MapPath("~");
        var text = "the MapPath method";
    }
}
