using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Grains.Tickets;

/// <summary>Seals and opens citizens' tickets; only silos have the key. Form: <c>c.{base64url box}</c>.</summary>
public sealed class CitizenTicketSealer(KeyRing keys, TimeProvider time)
{
    private const string Prefix = "c.";

    /// <summary>Long enough to type without haste; the hold is shorter and is renewed separately.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    public string Seal(CitizenTicket ticket)
    {
        using var cipher = AuthenticatedBox.Cipher(keys.CitizenTicket);
        return Prefix + Base64Url.EncodeToString(AuthenticatedBox.Seal(cipher, JsonSerializer.SerializeToUtf8Bytes(ticket), default));
    }

    /// <summary>The ticket; null if it is not a citizen's ticket or was tampered with. May have ended: see <see cref="HasEnded"/>.</summary>
    public CitizenTicket? Open(string? text)
    {
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal) || !Base64Url.IsValid(text.AsSpan(Prefix.Length))) return null;
        try
        {
            using var cipher = AuthenticatedBox.Cipher(keys.CitizenTicket);
            return JsonSerializer.Deserialize<CitizenTicket>(AuthenticatedBox.Open(cipher, Base64Url.DecodeFromChars(text.AsSpan(Prefix.Length)), default));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public bool HasEnded(CitizenTicket ticket) => ticket.ExpiresAt <= time.GetUtcNow();
}
