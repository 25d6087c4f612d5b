using System.Text;

namespace OrleansBooking.Api.Accounts;

/// <summary>A password as it is compared: one form for what keyboards write in several (NIST SP 800-63B-4, 3.1.1.2).</summary>
public static class PasswordText
{
    /// <summary>Longer ones are no passwords; far above the 64 that must be possible.</summary>
    public const int Longest = 256;

    public static string Normal(string typed) => typed.Normalize(NormalizationForm.FormKC);
}
