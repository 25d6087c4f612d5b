using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Grains.DeadlineLists;

/// <summary>Seals a frozen list under a data key of its own; venue and date are associated data (P1, design rule 10).</summary>
public sealed class ListSealer(KeyRing keys)
{
    private const int DataKeyLength = 32;

    public (short KeyVersion, byte[] WrappedKey, byte[] Rows) Seal(string venue, DateOnly date, FrozenRows rows)
    {
        var dataKey = RandomNumberGenerator.GetBytes(DataKeyLength);
        using var master = AuthenticatedBox.Cipher(keys.Master);
        using var cipher = AuthenticatedBox.Cipher(dataKey);
        var wrapped = AuthenticatedBox.Seal(master, dataKey, Associated(venue, date, "key"));
        CryptographicOperations.ZeroMemory(dataKey);
        return (keys.Version, wrapped, AuthenticatedBox.Seal(cipher, JsonSerializer.SerializeToUtf8Bytes(rows), Associated(venue, date, "rows")));
    }

    /// <exception cref="CryptographicException">Tampered with, or the key version is another.</exception>
    public FrozenRows Open(string venue, DateOnly date, short keyVersion, byte[] wrappedKey, byte[] rows)
    {
        if (keyVersion != keys.Version) throw new CryptographicException("Sealed under a key version that this silo does not have.");
        using var master = AuthenticatedBox.Cipher(keys.Master);
        var dataKey = AuthenticatedBox.Open(master, wrappedKey, Associated(venue, date, "key"));
        using var cipher = AuthenticatedBox.Cipher(dataKey);
        CryptographicOperations.ZeroMemory(dataKey);
        return JsonSerializer.Deserialize<FrozenRows>(AuthenticatedBox.Open(cipher, rows, Associated(venue, date, "rows")))!;
    }

    private static byte[] Associated(string venue, DateOnly date, string field) =>
        Encoding.UTF8.GetBytes($"deadline-list\n{venue}\n{date:yyyy-MM-dd}\n{field}");
}
