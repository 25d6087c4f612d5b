namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.</summary>
internal sealed class Utf8Form : ByteForm
{
    private byte _from;
    private byte _to;

    protected override bool Begins(byte b)
    {
        Expected = b switch
        {
            <= 0x7F => 0,
            >= 0xC2 and <= 0xDF => 1,
            >= 0xE0 and <= 0xEF => 2,
            >= 0xF0 and <= 0xF4 => 3,
            _ => -1,
        };
        _from = b switch { 0xE0 => 0xA0, 0xF0 => 0x90, _ => 0x80 };
        _to = b switch { 0xED => 0x9F, 0xF4 => 0x8F, _ => 0xBF };
        return Expected >= 0;
    }

    protected override bool Continues(byte b)
    {
        var fits = b >= _from && b <= _to;
        (_from, _to) = (0x80, 0xBF);
        Expected--;
        return fits;
    }
}
