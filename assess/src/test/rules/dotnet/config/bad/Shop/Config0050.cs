namespace Shop;

class Config0050
{
    void Run()
    {
        var data = @"C:\data\shop";
        var share = @"\\files1\orders";
    }
}
