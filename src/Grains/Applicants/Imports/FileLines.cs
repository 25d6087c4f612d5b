using System.Runtime.CompilerServices;
using System.Text;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Turns chunks of bytes into lines, with one chunk in memory at a time. Lines end in CR LF, LF or CR.</summary>
public static class FileLines
{
    private const char ByteOrderMark = '\uFEFF';

    public static async IAsyncEnumerable<FileLine> Read(
        IAsyncEnumerable<byte[]> chunks, Encoding encoding, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var decoder = encoding.GetDecoder();
        var characters = Array.Empty<char>();
        var line = new StringBuilder(256);
        var (number, tooLong, afterReturn, started) = (1L, false, false, false);
        await foreach (var chunk in chunks.WithCancellation(stop))
        {
            var room = encoding.GetMaxCharCount(chunk.Length);
            if (characters.Length < room) characters = new char[room];
            var count = decoder.GetChars(chunk, characters, flush: false);
            for (var i = 0; i < count; i++)
            {
                var c = characters[i];
                var begins = !started;
                started = true;
                if (begins && c == ByteOrderMark) continue;
                if (c == '\n' && afterReturn)
                {
                    afterReturn = false;
                }
                else if (c is '\n' or '\r')
                {
                    afterReturn = c == '\r';
                    yield return new FileLine(number++, line.ToString(), tooLong);
                    line.Clear();
                    tooLong = false;
                }
                else
                {
                    afterReturn = false;
                    if (line.Length < FileLine.MaxLength) line.Append(c);
                    else tooLong = true;
                }
            }
        }

        if (line.Length > 0) yield return new FileLine(number, line.ToString(), tooLong);
    }
}
