namespace Shop;

class Storage0040
{
    void Run()
    {
        posted.SaveAs(Path.Combine(folder, name));
    }
}
