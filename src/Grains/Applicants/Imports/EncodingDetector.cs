using System.Text;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Decides a file's encoding from all its bytes, which pass by once.</summary>
/// <remarks>UTF-8 with or without BOM and code page 932 are read; others are told apart so that the refusal can name them.</remarks>
public sealed class EncodingDetector
{
    private const byte Escape = 0x1B;
    private const int StartLength = 8;

    private readonly Utf8Form _utf8 = new();
    private readonly Cp932Form _cp932 = new();
    private readonly EucJpForm _eucJp = new();
    private readonly List<byte> _start = new(StartLength);
    private bool _escape;
    private bool _jisEscape;
    private bool _control;
    private byte _previous;

    public bool IsEmpty => _start.Count == 0;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            Watch(b);
            _utf8.Add(b);
            _cp932.Add(b);
            _eucJp.Add(b);
            _previous = b;
        }
    }

    public ImportFileEncoding Decide()
    {
        if (StartsAsUtf16()) return ImportFileEncoding.Utf16;
        if (_control) return ImportFileEncoding.Binary;
        if (_escape) return _jisEscape ? ImportFileEncoding.Iso2022Jp : ImportFileEncoding.Binary;
        if (_utf8.Ends()) return ImportFileEncoding.Utf8;
        if (_eucJp.Ends() && (_eucJp.Telling || !_cp932.Ends())) return ImportFileEncoding.EucJp;
        return _cp932.Ends() ? ImportFileEncoding.Cp932 : ImportFileEncoding.Binary;
    }

    /// <summary>How to decode what was decided; null for what is not read.</summary>
    public static Encoding? Reader(ImportFileEncoding encoding) => encoding switch
    {
        ImportFileEncoding.Utf8 => Encoding.UTF8,
        ImportFileEncoding.Cp932 => CodePagesEncodingProvider.Instance.GetEncoding((int)ImportFileEncoding.Cp932),
        _ => null,
    };

    private void Watch(byte b)
    {
        if (_start.Count < StartLength) _start.Add(b);
        _escape |= b == Escape;
        _jisEscape |= _previous == Escape && (b is (byte)'$' or (byte)'(');
        _control |= b is < 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n' or Escape) or 0x7F;
    }

    /// <summary>By its mark, or because the header's ASCII has a zero in every other byte.</summary>
    private bool StartsAsUtf16()
    {
        if (_start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return true;
        if (_start.Count < StartLength) return false;
        var zeros = _start.Select(b => b == 0).ToArray();
        return zeros.Where((zero, i) => zero == (i % 2 == 1)).Count() is 0 or StartLength;
    }
}
