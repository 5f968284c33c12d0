using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tripoint.Workspace.Shell;

/// <summary>Styles and scripts that are compiled in. Their address holds a hash of their content, so that a browser may keep them for good.</summary>
internal static class ShellAssets
{
    private static readonly FrozenDictionary<string, Asset> s_all = Load();

    /// <summary>The address of an asset.</summary>
    /// <exception cref="KeyNotFoundException">No such asset is compiled in.</exception>
    public static string Address(string name) => s_all[name].Address;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/assets/{hash}/{name}", (HttpContext context, string hash, string name) =>
    {
        if (!s_all.TryGetValue(name, out var asset)) return Results.NotFound();
        context.Response.Headers.CacheControl = asset.Hash == hash ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase)) return Results.Bytes(asset.Bytes, asset.Type);
        context.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(asset.Compressed.Value, asset.Type);
    }).AllowAnonymous().ExcludeFromDescription();

    private static FrozenDictionary<string, Asset> Load()
    {
        const string prefix = "assets/";
        var assembly = typeof(ShellAssets).Assembly;
        var all = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var name = resource[prefix.Length..];
            all.Add(name, Asset.Of(name, bytes));
        }
        all.Add("theme.css", Asset.Of("theme.css", System.Text.Encoding.UTF8.GetBytes(ThemeCss.Text())));
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private sealed record Asset(string Name, string Type, string Hash, byte[] Bytes, Lazy<byte[]> Compressed)
    {
        public string Address => $"/assets/{Hash}/{Name}";

        public static Asset Of(string name, byte[] bytes)
        {
            var type = Path.GetExtension(name) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                var other => throw new InvalidOperationException($"No content type is known for {other}."),
            };
            return new Asset(name, type, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8)), bytes, new Lazy<byte[]>(() => Compress(bytes)));
        }

        private static byte[] Compress(byte[] bytes)
        {
            using var memory = new MemoryStream();
            using (var brotli = new BrotliStream(memory, CompressionLevel.Optimal)) brotli.Write(bytes);
            return memory.ToArray();
        }
    }
}
