using System.Text;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Decides a file's encoding from all its bytes, which pass by once (issue 2, "Bad input").</summary>
/// <remarks>UTF-8 with or without BOM and code page 932 are read; others are told apart so that the refusal can name them.</remarks>
public sealed class EncodingDetector
{
    private const byte Escape = 0x1B;

    private readonly Utf8Form _utf8 = new();
    private readonly Cp932Form _cp932 = new();
    private readonly EucJpForm _eucJp = new();
    private long _length;
    private long _zerosAtEven;
    private long _zerosAtOdd;
    private bool _utf16Mark;
    private bool _escape;
    private bool _jisEscape;
    private bool _control;
    private byte _first;
    private byte _previous;

    public bool IsEmpty => _length == 0;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            Watch(b);
            _utf8.Add(b);
            _cp932.Add(b);
            _eucJp.Add(b);
            _previous = b;
            _length++;
        }
    }

    public ImportFileEncoding Decide()
    {
        var zeros = _zerosAtEven + _zerosAtOdd;
        // ASCII in UTF-16 has every other byte zero, all on one side.
        if (_utf16Mark || (zeros > 0 && zeros * 4 >= _length && Math.Min(_zerosAtEven, _zerosAtOdd) == 0)) return ImportFileEncoding.Utf16;
        if (zeros > 0 || _control) return ImportFileEncoding.Binary;
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
        if (_length == 0) _first = b;
        if (_length == 1 && ((_first, b) is (0xFF, 0xFE) or (0xFE, 0xFF))) _utf16Mark = true;
        if (b == 0)
        {
            if (_length % 2 == 0) _zerosAtEven++;
            else _zerosAtOdd++;
        }

        _escape |= b == Escape;
        _jisEscape |= _previous == Escape && (b is (byte)'$' or (byte)'(');
        if (b is < 0x20 and not (0 or (byte)'\t' or (byte)'\r' or (byte)'\n' or Escape) or 0x7F) _control = true;
    }
}
