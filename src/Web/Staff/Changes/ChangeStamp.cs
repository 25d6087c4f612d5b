using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OrleansBooking.Web.Staff.Changes;

/// <summary>A short digest of what a form would change, to tell whether it is what was simulated.</summary>
public static class ChangeStamp
{
    /// <summary>The reason changes nothing: it may be typed last.</summary>
    public static string Of(object body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var fields = JsonSerializer.SerializeToNode(body, body.GetType())!.AsObject();
        fields.Remove("reason");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fields.ToJsonString())).AsSpan(0, 8));
    }
}
