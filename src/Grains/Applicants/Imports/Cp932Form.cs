namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Windows code page 932: half-width kana in one byte, all else beyond ASCII in two.</summary>
internal sealed class Cp932Form : ByteForm
{
    protected override bool Begins(byte b)
    {
        Expected = b is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC) ? 1 : 0;
        return Expected == 1 || b is <= 0x7F or (>= 0xA1 and <= 0xDF);
    }

    protected override bool Continues(byte b)
    {
        Expected = 0;
        return b is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC);
    }
}
