using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansBooking.Grains.Changes;

/// <summary>The id of the change that a definition makes: there is one a revision.</summary>
public static class DefinitionId
{
    public static Guid Of(string venue, long revision) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"define\n{venue}\n{revision}"))).AsSpan(0, 16));
}
