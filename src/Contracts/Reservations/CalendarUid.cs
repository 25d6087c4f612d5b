using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansBooking.Contracts.Reservations;

/// <summary>The UID of a reservation's calendar entry: the same in the page's file and the mail's, so that calendars know them as one (W3).</summary>
/// <remarks>Calendars are shared with others and the reservation number signs in, so the number is not in it. It is derived slowly instead of
/// by a key, since the public zone has none; trying all numbers takes 2 × 10^16 hash steps. About 10 ms.</remarks>
public static class CalendarUid
{
    private const int Steps = 20_000;
    private const int Length = 16;

    /// <param name="domain">The city's mail domain; calendar entries of other cities differ.</param>
    public static string Of(long number, string domain)
    {
        var derived = Rfc2898DeriveBytes.Pbkdf2(
            number.ToString(CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes($"calendar\n{domain}"), Steps, HashAlgorithmName.SHA256, Length);
        return $"{Convert.ToHexStringLower(derived)}@{domain}";
    }
}
