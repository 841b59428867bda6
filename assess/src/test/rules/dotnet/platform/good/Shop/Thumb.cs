using SkiaSharp;

class Thumb
{
    // System.Drawing.Bitmap
    object Make()
    {
        return new Bitmap(10, 10);
    }
}
