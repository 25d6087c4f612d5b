using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Contracts.Tickets;

/// <summary>Signs and checks short-lived staff tickets with a key that internal nodes and silos share (design rule 8).</summary>
/// <remarks>Form: <c>s.{base64url payload}.{base64url HMAC-SHA256}</c>; the payload has the user name, role, channel and end.</remarks>
public sealed class StaffTicketSigner(byte[] key, TimeProvider time)
{
    private const string Prefix = "s.";
    private const char Separator = '\n';

    /// <summary>How long a ticket is good; internal nodes sign anew before it ends.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Signs a ticket for an account that this node has authenticated.</summary>
    public string Sign(string userName, string role)
    {
        var ends = time.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds();
        var payload = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{userName}{Separator}{role}{Separator}{(int)StaffRoles.ChannelOf(role)}{Separator}{ends}"));
        return $"{Prefix}{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, payload))}";
    }

    /// <summary>The account of a ticket; null if it is forged, malformed or has ended.</summary>
    public StaffIdentity? Verify(string? ticket)
    {
        if (ticket is null || !ticket.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var parts = ticket[Prefix.Length..].Split('.');
        if (parts.Length != 2 || !Base64Url.IsValid(parts[0]) || !Base64Url.IsValid(parts[1])) return null;

        var payload = Base64Url.DecodeFromChars(parts[0]);
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, payload), Base64Url.DecodeFromChars(parts[1]))) return null;

        var fields = Encoding.UTF8.GetString(payload).Split(Separator);
        var ends = DateTimeOffset.FromUnixTimeSeconds(long.Parse(fields[3], CultureInfo.InvariantCulture));
        return ends <= time.GetUtcNow()
            ? null
            : new StaffIdentity(fields[0], fields[1], (Channel)int.Parse(fields[2], CultureInfo.InvariantCulture), ends);
    }
}
