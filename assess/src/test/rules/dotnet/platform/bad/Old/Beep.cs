static class Beep
{
    [DllImport("kernel32.dll")]
    static extern bool Beep(int a, int b);
}
