using Microsoft.Net.Http.Headers;

namespace OrleansBooking.Web.Hosting.Bundles;

/// <summary>Serves the bundle.</summary>
internal static class BundleEndpoints
{
    public static void MapBundle(this IEndpointRouteBuilder routes)
    {
        foreach (var file in routes.ServiceProvider.GetRequiredService<Bundle>().Files)
            routes.MapMethods(file.Path, ["GET", "HEAD"], (HttpContext context) => Send(context, file));
    }

    private static async Task Send(HttpContext context, BundleFile file)
    {
        var compress = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase);
        var content = compress ? file.Brotli : file.Content;
        var headers = context.Response.GetTypedHeaders();
        headers.CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = Bundle.KeepFor, Extensions = { new NameValueHeaderValue("immutable") } };
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (compress) context.Response.Headers.ContentEncoding = "br";
        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
