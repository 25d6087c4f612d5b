using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using OrleansBooking.Web.Hosting;

namespace OrleansBooking.Web.Citizen.Drafts;

/// <summary>Reads and writes the draft as one sealed cookie of the citizens' ring, in chunks if it is long (design rule 8).</summary>
public sealed class DraftCookie(CitizenRing ring, TimeProvider time)
{
    public const string Name = "booking";

    /// <summary>A forgotten browser forgets too.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ChunkingCookieManager _chunks = new();
    private readonly IDataProtector _protector = ring.Protector("OrleansBooking.Draft.v1");

    /// <summary>The draft of a request; an empty one if there is none, or it is old, forged or sealed with a key that is gone.</summary>
    public Draft Read(HttpContext context)
    {
        if (_chunks.GetRequestCookie(context, Name) is not { Length: > 0 } text) return Draft.Empty;
        try
        {
            var sealedDraft = JsonSerializer.Deserialize<SealedDraft>(_protector.Unprotect(Convert.FromBase64String(text)));
            return sealedDraft is null || sealedDraft.Ends <= time.GetUtcNow() ? Draft.Empty : sealedDraft.Draft;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or FormatException)
        {
            return Draft.Empty;
        }
    }

    /// <summary>Puts the draft into the response; an empty one deletes the cookie.</summary>
    public void Write(HttpContext context, Draft draft)
    {
        var options = new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true,
        };
        if (draft == Draft.Empty)
        {
            _chunks.DeleteCookie(context, Name, options);
            return;
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(new SealedDraft(draft, time.GetUtcNow() + Lifetime));
        _chunks.AppendResponseCookie(context, Name, Convert.ToBase64String(_protector.Protect(content)), options);
    }

    private sealed record SealedDraft(Draft Draft, DateTimeOffset Ends);
}
