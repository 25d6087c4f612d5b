using System.Globalization;
using System.Text;
using QRCoder;

namespace OrleansBooking.Web.Citizen.Tickets;

/// <summary>A QR code as the path of an SVG, without styles that the content policy would refuse.</summary>
public static class QrPath
{
    /// <summary>The path's data and the side of its square view box; one unit is one module, the quiet zone is included.</summary>
    public static (string Data, int Size) Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Length; x++)
            {
                if (!row[x]) continue;
                var from = x;
                while (x + 1 < row.Length && row[x + 1]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z");
            }
        }

        return (path.ToString(), code.ModuleMatrix.Count);
    }
}
