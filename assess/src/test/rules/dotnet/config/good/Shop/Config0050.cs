namespace Shop;

class Config0050
{
    void Run()
    {
        // @"C:\data"
        var data = Path.Combine(root, "shop");
        var regex = @"\d+:\w";
    }
}
