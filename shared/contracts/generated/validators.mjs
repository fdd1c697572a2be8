// Generated from schemas/ by `npm run generate`. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// node_modules/ajv-formats/dist/formats.js
var require_formats = __commonJS({
  "node_modules/ajv-formats/dist/formats.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.formatNames = exports.fastFormats = exports.fullFormats = void 0;
    function fmtDef(validate, compare) {
      return { validate, compare };
    }
    exports.fullFormats = {
      // date: http://tools.ietf.org/html/rfc3339#section-5.6
      date: fmtDef(date, compareDate),
      // date-time: http://tools.ietf.org/html/rfc3339#section-5.6
      time: fmtDef(getTime(true), compareTime),
      "date-time": fmtDef(getDateTime(true), compareDateTime),
      "iso-time": fmtDef(getTime(), compareIsoTime),
      "iso-date-time": fmtDef(getDateTime(), compareIsoDateTime),
      // duration: https://tools.ietf.org/html/rfc3339#appendix-A
      duration: /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
      uri,
      "uri-reference": /^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i,
      // uri-template: https://tools.ietf.org/html/rfc6570
      "uri-template": /^(?:(?:[^\x00-\x20"'<>%\\^`{|}]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?)*\})*$/i,
      // For the source: https://gist.github.com/dperini/729294
      // For test cases: https://mathiasbynens.be/demo/url-regex
      url: /^(?:https?|ftp):\/\/(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)(?:\.(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)*(?:\.(?:[a-z\u{00a1}-\u{ffff}]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$/iu,
      email: /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
      hostname: /^(?=.{1,253}\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\.?$/i,
      // optimized https://www.safaribooksonline.com/library/view/regular-expressions-cookbook/9780596802837/ch07s16.html
      ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/,
      ipv6: /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i,
      regex,
      // uuid: http://tools.ietf.org/html/rfc4122
      uuid: /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
      // JSON-pointer: https://tools.ietf.org/html/rfc6901
      // uri fragment: https://tools.ietf.org/html/rfc3986#appendix-A
      "json-pointer": /^(?:\/(?:[^~/]|~0|~1)*)*$/,
      "json-pointer-uri-fragment": /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i,
      // relative JSON-pointer: http://tools.ietf.org/html/draft-luff-relative-json-pointer-00
      "relative-json-pointer": /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/,
      // the following formats are used by the openapi specification: https://spec.openapis.org/oas/v3.0.0#data-types
      // byte: https://github.com/miguelmota/is-base64
      byte,
      // signed 32 bit integer
      int32: { type: "number", validate: validateInt32 },
      // signed 64 bit integer
      int64: { type: "number", validate: validateInt64 },
      // C-type float
      float: { type: "number", validate: validateNumber },
      // C-type double
      double: { type: "number", validate: validateNumber },
      // hint to the UI to hide input strings
      password: true,
      // unchecked string payload
      binary: true
    };
    exports.fastFormats = {
      ...exports.fullFormats,
      date: fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d$/, compareDate),
      time: fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareTime),
      "date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareDateTime),
      "iso-time": fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoTime),
      "iso-date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d[t\s](?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoDateTime),
      // uri: https://github.com/mafintosh/is-my-json-valid/blob/master/formats.js
      uri: /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i,
      "uri-reference": /^(?:(?:[a-z][a-z0-9+\-.]*:)?\/?\/)?(?:[^\\\s#][^\s#]*)?(?:#[^\\\s]*)?$/i,
      // email (sources from jsen validator):
      // http://stackoverflow.com/questions/201323/using-a-regular-expression-to-validate-an-email-address#answer-8829363
      // http://www.w3.org/TR/html5/forms.html#valid-e-mail-address (search for 'wilful violation')
      email: /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i
    };
    exports.formatNames = Object.keys(exports.fullFormats);
    function isLeapYear(year) {
      return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    }
    var DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
    var DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    function date(str) {
      const matches = DATE.exec(str);
      if (!matches)
        return false;
      const year = +matches[1];
      const month = +matches[2];
      const day = +matches[3];
      return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : DAYS[month]);
    }
    function compareDate(d1, d2) {
      if (!(d1 && d2))
        return void 0;
      if (d1 > d2)
        return 1;
      if (d1 < d2)
        return -1;
      return 0;
    }
    var TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i;
    function getTime(strictTimeZone) {
      return function time(str) {
        const matches = TIME.exec(str);
        if (!matches)
          return false;
        const hr = +matches[1];
        const min = +matches[2];
        const sec = +matches[3];
        const tz = matches[4];
        const tzSign = matches[5] === "-" ? -1 : 1;
        const tzH = +(matches[6] || 0);
        const tzM = +(matches[7] || 0);
        if (tzH > 23 || tzM > 59 || strictTimeZone && !tz)
          return false;
        if (hr <= 23 && min <= 59 && sec < 60)
          return true;
        const utcMin = min - tzM * tzSign;
        const utcHr = hr - tzH * tzSign - (utcMin < 0 ? 1 : 0);
        return (utcHr === 23 || utcHr === -1) && (utcMin === 59 || utcMin === -1) && sec < 61;
      };
    }
    function compareTime(s1, s2) {
      if (!(s1 && s2))
        return void 0;
      const t1 = (/* @__PURE__ */ new Date("2020-01-01T" + s1)).valueOf();
      const t2 = (/* @__PURE__ */ new Date("2020-01-01T" + s2)).valueOf();
      if (!(t1 && t2))
        return void 0;
      return t1 - t2;
    }
    function compareIsoTime(t1, t2) {
      if (!(t1 && t2))
        return void 0;
      const a1 = TIME.exec(t1);
      const a2 = TIME.exec(t2);
      if (!(a1 && a2))
        return void 0;
      t1 = a1[1] + a1[2] + a1[3];
      t2 = a2[1] + a2[2] + a2[3];
      if (t1 > t2)
        return 1;
      if (t1 < t2)
        return -1;
      return 0;
    }
    var DATE_TIME_SEPARATOR = /t|\s/i;
    function getDateTime(strictTimeZone) {
      const time = getTime(strictTimeZone);
      return function date_time(str) {
        const dateTime = str.split(DATE_TIME_SEPARATOR);
        return dateTime.length === 2 && date(dateTime[0]) && time(dateTime[1]);
      };
    }
    function compareDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const d1 = new Date(dt1).valueOf();
      const d2 = new Date(dt2).valueOf();
      if (!(d1 && d2))
        return void 0;
      return d1 - d2;
    }
    function compareIsoDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const [d1, t1] = dt1.split(DATE_TIME_SEPARATOR);
      const [d2, t2] = dt2.split(DATE_TIME_SEPARATOR);
      const res = compareDate(d1, d2);
      if (res === void 0)
        return void 0;
      return res || compareTime(t1, t2);
    }
    var NOT_URI_FRAGMENT = /\/|:/;
    var URI = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
    function uri(str) {
      return NOT_URI_FRAGMENT.test(str) && URI.test(str);
    }
    var BYTE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/gm;
    function byte(str) {
      BYTE.lastIndex = 0;
      return BYTE.test(str);
    }
    var MIN_INT32 = -(2 ** 31);
    var MAX_INT32 = 2 ** 31 - 1;
    function validateInt32(value) {
      return Number.isInteger(value) && value <= MAX_INT32 && value >= MIN_INT32;
    }
    function validateInt64(value) {
      return Number.isInteger(value);
    }
    function validateNumber() {
      return true;
    }
    var Z_ANCHOR = /[^\\]\\Z/;
    function regex(str) {
      if (Z_ANCHOR.test(str))
        return false;
      try {
        new RegExp(str);
        return true;
      } catch (e) {
        return false;
      }
    }
  }
});

// build/generate/validators.mjs
var validate0 = validate20;
var func1 = require_ucs2length().default;
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.parts === void 0 && (missing0 = "parts")) {
        validate20.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "messageId" || key0 === "requestMessageId" || key0 === "conversationId" || key0 === "action" || key0 === "company" || key0 === "header" || key0 === "parts")) {
            validate20.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.messageId !== void 0) {
            let data0 = data.messageId;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func1(data0) < 1) {
                  validate20.errors = [{ instancePath: instancePath + "/messageId", schemaPath: "#/properties/messageId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate20.errors = [{ instancePath: instancePath + "/messageId", schemaPath: "#/properties/messageId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.requestMessageId !== void 0) {
              let data1 = data.requestMessageId;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data1 === "string") {
                  if (func1(data1) < 1) {
                    validate20.errors = [{ instancePath: instancePath + "/requestMessageId", schemaPath: "#/properties/requestMessageId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate20.errors = [{ instancePath: instancePath + "/requestMessageId", schemaPath: "#/properties/requestMessageId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.conversationId !== void 0) {
                let data2 = data.conversationId;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data2 === "string") {
                    if (func1(data2) < 1) {
                      validate20.errors = [{ instancePath: instancePath + "/conversationId", schemaPath: "#/properties/conversationId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate20.errors = [{ instancePath: instancePath + "/conversationId", schemaPath: "#/properties/conversationId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.action !== void 0) {
                  let data3 = data.action;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (typeof data3 === "string") {
                      if (func1(data3) < 1) {
                        validate20.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate20.errors = [{ instancePath: instancePath + "/action", schemaPath: "#/properties/action/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.company !== void 0) {
                    let data4 = data.company;
                    const _errs10 = errors;
                    if (errors === _errs10) {
                      if (typeof data4 === "string") {
                        if (func1(data4) < 1) {
                          validate20.errors = [{ instancePath: instancePath + "/company", schemaPath: "#/properties/company/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                          return false;
                        }
                      } else {
                        validate20.errors = [{ instancePath: instancePath + "/company", schemaPath: "#/properties/company/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.header !== void 0) {
                      let data5 = data.header;
                      const _errs12 = errors;
                      if (errors === _errs12) {
                        if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                          if (Object.keys(data5).length < 1) {
                            validate20.errors = [{ instancePath: instancePath + "/header", schemaPath: "#/properties/header/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" }];
                            return false;
                          }
                        } else {
                          validate20.errors = [{ instancePath: instancePath + "/header", schemaPath: "#/properties/header/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.parts !== void 0) {
                        let data6 = data.parts;
                        const _errs14 = errors;
                        if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
                          validate20.errors = [{ instancePath: instancePath + "/parts", schemaPath: "#/properties/parts/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate20.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validate1 = validate21;
var schema32 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://d365-events.dev/schemas/businesscentral/change-notification/1.0.json", "type": "object", "properties": { "changeType": { "enum": ["created", "updated", "deleted", "collection"] }, "resource": { "type": "string", "minLength": 1 }, "api": { "type": "string", "minLength": 1 }, "companyId": { "type": "string", "minLength": 1 }, "entity": { "type": "string", "minLength": 1 }, "entityId": { "type": "string", "minLength": 1 }, "query": { "type": "string" }, "lastModified": { "type": "string", "minLength": 1 }, "subscriptionId": { "type": "string", "minLength": 1 }, "uninterpreted": { "type": "object", "minProperties": 1 } }, "required": ["changeType", "resource", "entity"], "additionalProperties": false };
var func6 = Object.prototype.hasOwnProperty;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.changeType === void 0 && (missing0 = "changeType") || data.resource === void 0 && (missing0 = "resource") || data.entity === void 0 && (missing0 = "entity")) {
        validate21.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func6.call(schema32.properties, key0)) {
            validate21.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.changeType !== void 0) {
            let data0 = data.changeType;
            const _errs2 = errors;
            if (!(data0 === "created" || data0 === "updated" || data0 === "deleted" || data0 === "collection")) {
              validate21.errors = [{ instancePath: instancePath + "/changeType", schemaPath: "#/properties/changeType/enum", keyword: "enum", params: { allowedValues: schema32.properties.changeType.enum }, message: "must be equal to one of the allowed values" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.resource !== void 0) {
              let data1 = data.resource;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (typeof data1 === "string") {
                  if (func1(data1) < 1) {
                    validate21.errors = [{ instancePath: instancePath + "/resource", schemaPath: "#/properties/resource/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate21.errors = [{ instancePath: instancePath + "/resource", schemaPath: "#/properties/resource/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.api !== void 0) {
                let data2 = data.api;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (typeof data2 === "string") {
                    if (func1(data2) < 1) {
                      validate21.errors = [{ instancePath: instancePath + "/api", schemaPath: "#/properties/api/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate21.errors = [{ instancePath: instancePath + "/api", schemaPath: "#/properties/api/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.companyId !== void 0) {
                  let data3 = data.companyId;
                  const _errs7 = errors;
                  if (errors === _errs7) {
                    if (typeof data3 === "string") {
                      if (func1(data3) < 1) {
                        validate21.errors = [{ instancePath: instancePath + "/companyId", schemaPath: "#/properties/companyId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate21.errors = [{ instancePath: instancePath + "/companyId", schemaPath: "#/properties/companyId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.entity !== void 0) {
                    let data4 = data.entity;
                    const _errs9 = errors;
                    if (errors === _errs9) {
                      if (typeof data4 === "string") {
                        if (func1(data4) < 1) {
                          validate21.errors = [{ instancePath: instancePath + "/entity", schemaPath: "#/properties/entity/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                          return false;
                        }
                      } else {
                        validate21.errors = [{ instancePath: instancePath + "/entity", schemaPath: "#/properties/entity/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.entityId !== void 0) {
                      let data5 = data.entityId;
                      const _errs11 = errors;
                      if (errors === _errs11) {
                        if (typeof data5 === "string") {
                          if (func1(data5) < 1) {
                            validate21.errors = [{ instancePath: instancePath + "/entityId", schemaPath: "#/properties/entityId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                            return false;
                          }
                        } else {
                          validate21.errors = [{ instancePath: instancePath + "/entityId", schemaPath: "#/properties/entityId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.query !== void 0) {
                        const _errs13 = errors;
                        if (typeof data.query !== "string") {
                          validate21.errors = [{ instancePath: instancePath + "/query", schemaPath: "#/properties/query/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                        var valid0 = _errs13 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.lastModified !== void 0) {
                          let data7 = data.lastModified;
                          const _errs15 = errors;
                          if (errors === _errs15) {
                            if (typeof data7 === "string") {
                              if (func1(data7) < 1) {
                                validate21.errors = [{ instancePath: instancePath + "/lastModified", schemaPath: "#/properties/lastModified/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                return false;
                              }
                            } else {
                              validate21.errors = [{ instancePath: instancePath + "/lastModified", schemaPath: "#/properties/lastModified/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.subscriptionId !== void 0) {
                            let data8 = data.subscriptionId;
                            const _errs17 = errors;
                            if (errors === _errs17) {
                              if (typeof data8 === "string") {
                                if (func1(data8) < 1) {
                                  validate21.errors = [{ instancePath: instancePath + "/subscriptionId", schemaPath: "#/properties/subscriptionId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                  return false;
                                }
                              } else {
                                validate21.errors = [{ instancePath: instancePath + "/subscriptionId", schemaPath: "#/properties/subscriptionId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid0 = _errs17 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.uninterpreted !== void 0) {
                              let data9 = data.uninterpreted;
                              const _errs19 = errors;
                              if (errors === _errs19) {
                                if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                                  if (Object.keys(data9).length < 1) {
                                    validate21.errors = [{ instancePath: instancePath + "/uninterpreted", schemaPath: "#/properties/uninterpreted/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" }];
                                    return false;
                                  }
                                } else {
                                  validate21.errors = [{ instancePath: instancePath + "/uninterpreted", schemaPath: "#/properties/uninterpreted/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs19 === errors;
                            } else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate21.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validate2 = validate22;
var schema33 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://d365-events.dev/schemas/businesscentral/external-event/1.0.json", "type": "object", "properties": { "eventName": { "type": "string", "minLength": 1 }, "eventVersion": { "type": "string", "minLength": 1 }, "appId": { "type": "string", "minLength": 1 }, "companyId": { "type": "string", "minLength": 1 }, "companyName": { "type": "string", "minLength": 1 }, "timestamp": { "type": "string", "minLength": 1 }, "initiatingUserId": { "type": "string", "minLength": 1 }, "payload": {}, "uninterpreted": { "type": "object", "minProperties": 1 } }, "required": ["eventName"], "additionalProperties": false };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.eventName === void 0 && (missing0 = "eventName")) {
        validate22.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func6.call(schema33.properties, key0)) {
            validate22.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.eventName !== void 0) {
            let data0 = data.eventName;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func1(data0) < 1) {
                  validate22.errors = [{ instancePath: instancePath + "/eventName", schemaPath: "#/properties/eventName/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate22.errors = [{ instancePath: instancePath + "/eventName", schemaPath: "#/properties/eventName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.eventVersion !== void 0) {
              let data1 = data.eventVersion;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data1 === "string") {
                  if (func1(data1) < 1) {
                    validate22.errors = [{ instancePath: instancePath + "/eventVersion", schemaPath: "#/properties/eventVersion/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate22.errors = [{ instancePath: instancePath + "/eventVersion", schemaPath: "#/properties/eventVersion/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.appId !== void 0) {
                let data2 = data.appId;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data2 === "string") {
                    if (func1(data2) < 1) {
                      validate22.errors = [{ instancePath: instancePath + "/appId", schemaPath: "#/properties/appId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate22.errors = [{ instancePath: instancePath + "/appId", schemaPath: "#/properties/appId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.companyId !== void 0) {
                  let data3 = data.companyId;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (typeof data3 === "string") {
                      if (func1(data3) < 1) {
                        validate22.errors = [{ instancePath: instancePath + "/companyId", schemaPath: "#/properties/companyId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate22.errors = [{ instancePath: instancePath + "/companyId", schemaPath: "#/properties/companyId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.companyName !== void 0) {
                    let data4 = data.companyName;
                    const _errs10 = errors;
                    if (errors === _errs10) {
                      if (typeof data4 === "string") {
                        if (func1(data4) < 1) {
                          validate22.errors = [{ instancePath: instancePath + "/companyName", schemaPath: "#/properties/companyName/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                          return false;
                        }
                      } else {
                        validate22.errors = [{ instancePath: instancePath + "/companyName", schemaPath: "#/properties/companyName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.timestamp !== void 0) {
                      let data5 = data.timestamp;
                      const _errs12 = errors;
                      if (errors === _errs12) {
                        if (typeof data5 === "string") {
                          if (func1(data5) < 1) {
                            validate22.errors = [{ instancePath: instancePath + "/timestamp", schemaPath: "#/properties/timestamp/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                            return false;
                          }
                        } else {
                          validate22.errors = [{ instancePath: instancePath + "/timestamp", schemaPath: "#/properties/timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.initiatingUserId !== void 0) {
                        let data6 = data.initiatingUserId;
                        const _errs14 = errors;
                        if (errors === _errs14) {
                          if (typeof data6 === "string") {
                            if (func1(data6) < 1) {
                              validate22.errors = [{ instancePath: instancePath + "/initiatingUserId", schemaPath: "#/properties/initiatingUserId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                              return false;
                            }
                          } else {
                            validate22.errors = [{ instancePath: instancePath + "/initiatingUserId", schemaPath: "#/properties/initiatingUserId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.uninterpreted !== void 0) {
                          let data7 = data.uninterpreted;
                          const _errs16 = errors;
                          if (errors === _errs16) {
                            if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                              if (Object.keys(data7).length < 1) {
                                validate22.errors = [{ instancePath: instancePath + "/uninterpreted", schemaPath: "#/properties/uninterpreted/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" }];
                                return false;
                              }
                            } else {
                              validate22.errors = [{ instancePath: instancePath + "/uninterpreted", schemaPath: "#/properties/uninterpreted/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid0 = _errs16 === errors;
                        } else {
                          var valid0 = true;
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate22.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validate3 = validate23;
var schema34 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://d365-events.dev/schemas/connector/contract-drift/1.0.json", "type": "object", "additionalProperties": false, "required": ["contract", "type", "columns", "hour", "strict"], "properties": { "contract": { "type": "string", "minLength": 1 }, "type": { "type": "string", "minLength": 1 }, "endpoint": { "type": "string", "minLength": 1 }, "columns": { "type": "array", "minItems": 1, "items": { "type": "object", "additionalProperties": false, "required": ["column", "change"], "properties": { "column": { "type": "string" }, "change": { "enum": ["unknown", "value", "kind"] }, "expected": { "type": "string" } } } }, "hour": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}Z$" }, "strict": { "type": "boolean" } } };
var pattern4 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}Z$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.contract === void 0 && (missing0 = "contract") || data.type === void 0 && (missing0 = "type") || data.columns === void 0 && (missing0 = "columns") || data.hour === void 0 && (missing0 = "hour") || data.strict === void 0 && (missing0 = "strict")) {
        validate23.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "contract" || key0 === "type" || key0 === "endpoint" || key0 === "columns" || key0 === "hour" || key0 === "strict")) {
            validate23.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.contract !== void 0) {
            let data0 = data.contract;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func1(data0) < 1) {
                  validate23.errors = [{ instancePath: instancePath + "/contract", schemaPath: "#/properties/contract/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate23.errors = [{ instancePath: instancePath + "/contract", schemaPath: "#/properties/contract/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.type !== void 0) {
              let data1 = data.type;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data1 === "string") {
                  if (func1(data1) < 1) {
                    validate23.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate23.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.endpoint !== void 0) {
                let data2 = data.endpoint;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data2 === "string") {
                    if (func1(data2) < 1) {
                      validate23.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate23.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.columns !== void 0) {
                  let data3 = data.columns;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (Array.isArray(data3)) {
                      if (data3.length < 1) {
                        validate23.errors = [{ instancePath: instancePath + "/columns", schemaPath: "#/properties/columns/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                        return false;
                      } else {
                        var valid1 = true;
                        const len0 = data3.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data4 = data3[i0];
                          const _errs10 = errors;
                          if (errors === _errs10) {
                            if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                              let missing1;
                              if (data4.column === void 0 && (missing1 = "column") || data4.change === void 0 && (missing1 = "change")) {
                                validate23.errors = [{ instancePath: instancePath + "/columns/" + i0, schemaPath: "#/properties/columns/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                return false;
                              } else {
                                const _errs12 = errors;
                                for (const key1 in data4) {
                                  if (!(key1 === "column" || key1 === "change" || key1 === "expected")) {
                                    validate23.errors = [{ instancePath: instancePath + "/columns/" + i0, schemaPath: "#/properties/columns/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                                    return false;
                                    break;
                                  }
                                }
                                if (_errs12 === errors) {
                                  if (data4.column !== void 0) {
                                    const _errs13 = errors;
                                    if (typeof data4.column !== "string") {
                                      validate23.errors = [{ instancePath: instancePath + "/columns/" + i0 + "/column", schemaPath: "#/properties/columns/items/properties/column/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                    var valid2 = _errs13 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data4.change !== void 0) {
                                      let data6 = data4.change;
                                      const _errs15 = errors;
                                      if (!(data6 === "unknown" || data6 === "value" || data6 === "kind")) {
                                        validate23.errors = [{ instancePath: instancePath + "/columns/" + i0 + "/change", schemaPath: "#/properties/columns/items/properties/change/enum", keyword: "enum", params: { allowedValues: schema34.properties.columns.items.properties.change.enum }, message: "must be equal to one of the allowed values" }];
                                        return false;
                                      }
                                      var valid2 = _errs15 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                    if (valid2) {
                                      if (data4.expected !== void 0) {
                                        const _errs16 = errors;
                                        if (typeof data4.expected !== "string") {
                                          validate23.errors = [{ instancePath: instancePath + "/columns/" + i0 + "/expected", schemaPath: "#/properties/columns/items/properties/expected/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid2 = _errs16 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            } else {
                              validate23.errors = [{ instancePath: instancePath + "/columns/" + i0, schemaPath: "#/properties/columns/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid1 = _errs10 === errors;
                          if (!valid1) {
                            break;
                          }
                        }
                      }
                    } else {
                      validate23.errors = [{ instancePath: instancePath + "/columns", schemaPath: "#/properties/columns/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.hour !== void 0) {
                    let data8 = data.hour;
                    const _errs18 = errors;
                    if (errors === _errs18) {
                      if (typeof data8 === "string") {
                        if (!pattern4.test(data8)) {
                          validate23.errors = [{ instancePath: instancePath + "/hour", schemaPath: "#/properties/hour/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}Z$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}Z$"' }];
                          return false;
                        }
                      } else {
                        validate23.errors = [{ instancePath: instancePath + "/hour", schemaPath: "#/properties/hour/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs18 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.strict !== void 0) {
                      const _errs20 = errors;
                      if (typeof data.strict !== "boolean") {
                        validate23.errors = [{ instancePath: instancePath + "/strict", schemaPath: "#/properties/strict/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                        return false;
                      }
                      var valid0 = _errs20 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validate4 = validate24;
var schema35 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://d365-events.dev/schemas/connector/dead-letter/1.0.json", "type": "object", "additionalProperties": false, "required": ["deadLetter", "stream", "code", "reason", "step", "attempts", "receivedAt", "bodyLength"], "properties": { "deadLetter": { "type": "string", "minLength": 1 }, "stream": { "enum": ["pipeline", "queue", "eventgrid"] }, "from": { "type": "string", "minLength": 1 }, "endpoint": { "type": "string", "minLength": 1 }, "kind": { "type": "string", "minLength": 1 }, "code": { "type": "string", "minLength": 1, "pattern": "^[A-Z][A-Z0-9_]*$" }, "reason": { "type": "string" }, "step": { "type": "string", "minLength": 1 }, "attempts": { "type": "integer", "minimum": 0 }, "receivedAt": { "type": "string", "format": "date-time" }, "bodyLength": { "type": "integer", "minimum": 0 }, "event": { "type": "object", "additionalProperties": false, "required": ["id", "type", "source", "subject"], "properties": { "id": { "type": "string", "minLength": 1 }, "type": { "type": "string" }, "source": { "type": "string" }, "subject": { "type": "string" } } } } };
var pattern5 = new RegExp("^[A-Z][A-Z0-9_]*$", "u");
var formats0 = require_formats().fullFormats["date-time"];
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.deadLetter === void 0 && (missing0 = "deadLetter") || data.stream === void 0 && (missing0 = "stream") || data.code === void 0 && (missing0 = "code") || data.reason === void 0 && (missing0 = "reason") || data.step === void 0 && (missing0 = "step") || data.attempts === void 0 && (missing0 = "attempts") || data.receivedAt === void 0 && (missing0 = "receivedAt") || data.bodyLength === void 0 && (missing0 = "bodyLength")) {
        validate24.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func6.call(schema35.properties, key0)) {
            validate24.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.deadLetter !== void 0) {
            let data0 = data.deadLetter;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func1(data0) < 1) {
                  validate24.errors = [{ instancePath: instancePath + "/deadLetter", schemaPath: "#/properties/deadLetter/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate24.errors = [{ instancePath: instancePath + "/deadLetter", schemaPath: "#/properties/deadLetter/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.stream !== void 0) {
              let data1 = data.stream;
              const _errs4 = errors;
              if (!(data1 === "pipeline" || data1 === "queue" || data1 === "eventgrid")) {
                validate24.errors = [{ instancePath: instancePath + "/stream", schemaPath: "#/properties/stream/enum", keyword: "enum", params: { allowedValues: schema35.properties.stream.enum }, message: "must be equal to one of the allowed values" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.from !== void 0) {
                let data2 = data.from;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (typeof data2 === "string") {
                    if (func1(data2) < 1) {
                      validate24.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/properties/from/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate24.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.endpoint !== void 0) {
                  let data3 = data.endpoint;
                  const _errs7 = errors;
                  if (errors === _errs7) {
                    if (typeof data3 === "string") {
                      if (func1(data3) < 1) {
                        validate24.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate24.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.kind !== void 0) {
                    let data4 = data.kind;
                    const _errs9 = errors;
                    if (errors === _errs9) {
                      if (typeof data4 === "string") {
                        if (func1(data4) < 1) {
                          validate24.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                          return false;
                        }
                      } else {
                        validate24.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.code !== void 0) {
                      let data5 = data.code;
                      const _errs11 = errors;
                      if (errors === _errs11) {
                        if (typeof data5 === "string") {
                          if (func1(data5) < 1) {
                            validate24.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                            return false;
                          } else {
                            if (!pattern5.test(data5)) {
                              validate24.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/pattern", keyword: "pattern", params: { pattern: "^[A-Z][A-Z0-9_]*$" }, message: 'must match pattern "^[A-Z][A-Z0-9_]*$"' }];
                              return false;
                            }
                          }
                        } else {
                          validate24.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.reason !== void 0) {
                        const _errs13 = errors;
                        if (typeof data.reason !== "string") {
                          validate24.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                        var valid0 = _errs13 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.step !== void 0) {
                          let data7 = data.step;
                          const _errs15 = errors;
                          if (errors === _errs15) {
                            if (typeof data7 === "string") {
                              if (func1(data7) < 1) {
                                validate24.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                return false;
                              }
                            } else {
                              validate24.errors = [{ instancePath: instancePath + "/step", schemaPath: "#/properties/step/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.attempts !== void 0) {
                            let data8 = data.attempts;
                            const _errs17 = errors;
                            if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
                              validate24.errors = [{ instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                              return false;
                            }
                            if (errors === _errs17) {
                              if (typeof data8 == "number" && isFinite(data8)) {
                                if (data8 < 0 || isNaN(data8)) {
                                  validate24.errors = [{ instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                  return false;
                                }
                              }
                            }
                            var valid0 = _errs17 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.receivedAt !== void 0) {
                              let data9 = data.receivedAt;
                              const _errs19 = errors;
                              if (errors === _errs19) {
                                if (errors === _errs19) {
                                  if (typeof data9 === "string") {
                                    if (!formats0.validate(data9)) {
                                      validate24.errors = [{ instancePath: instancePath + "/receivedAt", schemaPath: "#/properties/receivedAt/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                                      return false;
                                    }
                                  } else {
                                    validate24.errors = [{ instancePath: instancePath + "/receivedAt", schemaPath: "#/properties/receivedAt/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                }
                              }
                              var valid0 = _errs19 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.bodyLength !== void 0) {
                                let data10 = data.bodyLength;
                                const _errs21 = errors;
                                if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
                                  validate24.errors = [{ instancePath: instancePath + "/bodyLength", schemaPath: "#/properties/bodyLength/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                  return false;
                                }
                                if (errors === _errs21) {
                                  if (typeof data10 == "number" && isFinite(data10)) {
                                    if (data10 < 0 || isNaN(data10)) {
                                      validate24.errors = [{ instancePath: instancePath + "/bodyLength", schemaPath: "#/properties/bodyLength/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                      return false;
                                    }
                                  }
                                }
                                var valid0 = _errs21 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.event !== void 0) {
                                  let data11 = data.event;
                                  const _errs23 = errors;
                                  if (errors === _errs23) {
                                    if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
                                      let missing1;
                                      if (data11.id === void 0 && (missing1 = "id") || data11.type === void 0 && (missing1 = "type") || data11.source === void 0 && (missing1 = "source") || data11.subject === void 0 && (missing1 = "subject")) {
                                        validate24.errors = [{ instancePath: instancePath + "/event", schemaPath: "#/properties/event/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                        return false;
                                      } else {
                                        const _errs25 = errors;
                                        for (const key1 in data11) {
                                          if (!(key1 === "id" || key1 === "type" || key1 === "source" || key1 === "subject")) {
                                            validate24.errors = [{ instancePath: instancePath + "/event", schemaPath: "#/properties/event/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                                            return false;
                                            break;
                                          }
                                        }
                                        if (_errs25 === errors) {
                                          if (data11.id !== void 0) {
                                            let data12 = data11.id;
                                            const _errs26 = errors;
                                            if (errors === _errs26) {
                                              if (typeof data12 === "string") {
                                                if (func1(data12) < 1) {
                                                  validate24.errors = [{ instancePath: instancePath + "/event/id", schemaPath: "#/properties/event/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                  return false;
                                                }
                                              } else {
                                                validate24.errors = [{ instancePath: instancePath + "/event/id", schemaPath: "#/properties/event/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid1 = _errs26 === errors;
                                          } else {
                                            var valid1 = true;
                                          }
                                          if (valid1) {
                                            if (data11.type !== void 0) {
                                              const _errs28 = errors;
                                              if (typeof data11.type !== "string") {
                                                validate24.errors = [{ instancePath: instancePath + "/event/type", schemaPath: "#/properties/event/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                              var valid1 = _errs28 === errors;
                                            } else {
                                              var valid1 = true;
                                            }
                                            if (valid1) {
                                              if (data11.source !== void 0) {
                                                const _errs30 = errors;
                                                if (typeof data11.source !== "string") {
                                                  validate24.errors = [{ instancePath: instancePath + "/event/source", schemaPath: "#/properties/event/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                                var valid1 = _errs30 === errors;
                                              } else {
                                                var valid1 = true;
                                              }
                                              if (valid1) {
                                                if (data11.subject !== void 0) {
                                                  const _errs32 = errors;
                                                  if (typeof data11.subject !== "string") {
                                                    validate24.errors = [{ instancePath: instancePath + "/event/subject", schemaPath: "#/properties/event/properties/subject/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                  var valid1 = _errs32 === errors;
                                                } else {
                                                  var valid1 = true;
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                      validate24.errors = [{ instancePath: instancePath + "/event", schemaPath: "#/properties/event/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs23 === errors;
                                } else {
                                  var valid0 = true;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validate5 = validate25;
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.endpoint === void 0 && (missing0 = "endpoint") || data.organizations === void 0 && (missing0 = "organizations") || data.hour === void 0 && (missing0 = "hour") || data.deadLetter === void 0 && (missing0 = "deadLetter")) {
        validate25.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "endpoint" || key0 === "organizations" || key0 === "hour" || key0 === "deadLetter")) {
            validate25.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.endpoint !== void 0) {
            let data0 = data.endpoint;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func1(data0) < 1) {
                  validate25.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate25.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.organizations !== void 0) {
              let data1 = data.organizations;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (Array.isArray(data1)) {
                  var valid1 = true;
                  const len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    const _errs6 = errors;
                    if (typeof data1[i0] !== "string") {
                      validate25.errors = [{ instancePath: instancePath + "/organizations/" + i0, schemaPath: "#/properties/organizations/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                    var valid1 = _errs6 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate25.errors = [{ instancePath: instancePath + "/organizations", schemaPath: "#/properties/organizations/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.hour !== void 0) {
                let data3 = data.hour;
                const _errs8 = errors;
                if (errors === _errs8) {
                  if (typeof data3 === "string") {
                    if (!pattern4.test(data3)) {
                      validate25.errors = [{ instancePath: instancePath + "/hour", schemaPath: "#/properties/hour/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}Z$" }, message: 'must match pattern "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}Z$"' }];
                      return false;
                    }
                  } else {
                    validate25.errors = [{ instancePath: instancePath + "/hour", schemaPath: "#/properties/hour/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs8 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.deadLetter !== void 0) {
                  let data4 = data.deadLetter;
                  const _errs10 = errors;
                  if (errors === _errs10) {
                    if (typeof data4 === "string") {
                      if (func1(data4) < 1) {
                        validate25.errors = [{ instancePath: instancePath + "/deadLetter", schemaPath: "#/properties/deadLetter/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate25.errors = [{ instancePath: instancePath + "/deadLetter", schemaPath: "#/properties/deadLetter/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs10 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate25.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validate6 = validate26;
var pattern7 = new RegExp("^[A-Z]+(_[A-Z]+)*$", "u");
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.environment === void 0 && (missing0 = "environment") || data.findings === void 0 && (missing0 = "findings")) {
        validate26.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "environment" || key0 === "findings")) {
            validate26.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.environment !== void 0) {
            let data0 = data.environment;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func1(data0) < 1) {
                  validate26.errors = [{ instancePath: instancePath + "/environment", schemaPath: "#/properties/environment/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate26.errors = [{ instancePath: instancePath + "/environment", schemaPath: "#/properties/environment/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.findings !== void 0) {
              let data1 = data.findings;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (Array.isArray(data1)) {
                  if (data1.length < 1) {
                    validate26.errors = [{ instancePath: instancePath + "/findings", schemaPath: "#/properties/findings/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                    return false;
                  } else {
                    var valid1 = true;
                    const len0 = data1.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data2 = data1[i0];
                      const _errs6 = errors;
                      if (errors === _errs6) {
                        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                          let missing1;
                          if (data2.code === void 0 && (missing1 = "code") || data2.about === void 0 && (missing1 = "about") || data2.says === void 0 && (missing1 = "says") || data2.hurts === void 0 && (missing1 = "hurts") || data2.fix === void 0 && (missing1 = "fix")) {
                            validate26.errors = [{ instancePath: instancePath + "/findings/" + i0, schemaPath: "#/properties/findings/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                            return false;
                          } else {
                            const _errs8 = errors;
                            for (const key1 in data2) {
                              if (!(key1 === "code" || key1 === "about" || key1 === "says" || key1 === "hurts" || key1 === "fix")) {
                                validate26.errors = [{ instancePath: instancePath + "/findings/" + i0, schemaPath: "#/properties/findings/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                                return false;
                                break;
                              }
                            }
                            if (_errs8 === errors) {
                              if (data2.code !== void 0) {
                                let data3 = data2.code;
                                const _errs9 = errors;
                                if (errors === _errs9) {
                                  if (typeof data3 === "string") {
                                    if (!pattern7.test(data3)) {
                                      validate26.errors = [{ instancePath: instancePath + "/findings/" + i0 + "/code", schemaPath: "#/properties/findings/items/properties/code/pattern", keyword: "pattern", params: { pattern: "^[A-Z]+(_[A-Z]+)*$" }, message: 'must match pattern "^[A-Z]+(_[A-Z]+)*$"' }];
                                      return false;
                                    }
                                  } else {
                                    validate26.errors = [{ instancePath: instancePath + "/findings/" + i0 + "/code", schemaPath: "#/properties/findings/items/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                }
                                var valid2 = _errs9 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data2.about !== void 0) {
                                  const _errs11 = errors;
                                  if (typeof data2.about !== "string") {
                                    validate26.errors = [{ instancePath: instancePath + "/findings/" + i0 + "/about", schemaPath: "#/properties/findings/items/properties/about/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                  var valid2 = _errs11 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data2.says !== void 0) {
                                    const _errs13 = errors;
                                    if (typeof data2.says !== "string") {
                                      validate26.errors = [{ instancePath: instancePath + "/findings/" + i0 + "/says", schemaPath: "#/properties/findings/items/properties/says/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                    var valid2 = _errs13 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data2.hurts !== void 0) {
                                      const _errs15 = errors;
                                      if (typeof data2.hurts !== "string") {
                                        validate26.errors = [{ instancePath: instancePath + "/findings/" + i0 + "/hurts", schemaPath: "#/properties/findings/items/properties/hurts/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                      var valid2 = _errs15 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                    if (valid2) {
                                      if (data2.fix !== void 0) {
                                        const _errs17 = errors;
                                        if (typeof data2.fix !== "string") {
                                          validate26.errors = [{ instancePath: instancePath + "/findings/" + i0 + "/fix", schemaPath: "#/properties/findings/items/properties/fix/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid2 = _errs17 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        } else {
                          validate26.errors = [{ instancePath: instancePath + "/findings/" + i0, schemaPath: "#/properties/findings/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                      }
                      var valid1 = _errs6 === errors;
                      if (!valid1) {
                        break;
                      }
                    }
                  }
                } else {
                  validate26.errors = [{ instancePath: instancePath + "/findings", schemaPath: "#/properties/findings/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate26.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validate7 = validate27;
var schema38 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://d365-events.dev/schemas/dataverse/message-event/1.0.json", "type": "object", "additionalProperties": false, "required": ["message", "actor", "execution", "organization"], "properties": { "message": { "type": "string", "minLength": 1 }, "table": { "type": "string", "minLength": 1 }, "rowId": { "type": "string", "minLength": 1 }, "parameters": { "type": "object" }, "outputs": { "type": "object" }, "sharedVariables": { "type": "object" }, "raw": { "$ref": "#/$defs/raw" }, "uninterpreted": { "type": "object" }, "before": { "$ref": "#/$defs/row" }, "beforeDetails": { "$ref": "#/$defs/imageDetails" }, "after": { "$ref": "#/$defs/row" }, "afterDetails": { "$ref": "#/$defs/imageDetails" }, "otherImages": { "type": "array", "items": { "type": "object", "required": ["image", "when"], "properties": { "image": { "type": "string" }, "when": { "enum": ["before", "after"] } } } }, "truncated": { "type": "object", "additionalProperties": false, "required": ["recoverable"], "properties": { "recoverable": { "const": false } } }, "actor": { "$ref": "#/$defs/actor" }, "execution": { "$ref": "#/$defs/execution" }, "organization": { "$ref": "#/$defs/organization" }, "secondaryTable": { "type": "string", "minLength": 1 } }, "$defs": { "row": { "type": "object" }, "labels": { "type": "object" }, "raw": { "type": "object", "additionalProperties": { "type": "string" } }, "keys": { "type": "object" }, "related": { "type": "array", "items": { "type": "object" } }, "imageDetails": { "type": "object", "additionalProperties": false, "required": ["image"], "properties": { "image": { "type": "string" }, "labels": { "$ref": "#/$defs/labels" }, "raw": { "$ref": "#/$defs/raw" }, "keys": { "$ref": "#/$defs/keys" }, "related": { "$ref": "#/$defs/related" }, "rowVersion": { "type": "string" }, "entityState": { "type": "integer" } } }, "actor": { "type": "object", "additionalProperties": false, "properties": { "userId": { "type": "string", "minLength": 1 }, "initiatingUserId": { "type": "string", "minLength": 1 }, "businessUnitId": { "type": "string", "minLength": 1 }, "userObjectId": { "type": "string", "minLength": 1 }, "initiatingUserObjectId": { "type": "string", "minLength": 1 }, "initiatingUserAgent": { "type": "string", "minLength": 1 } } }, "execution": { "type": "object", "additionalProperties": false, "properties": { "stage": { "type": "integer" }, "mode": { "enum": ["sync", "async"] }, "committed": { "const": "unknown" }, "depth": { "type": "integer" }, "operationId": { "type": "string", "minLength": 1 }, "requestId": { "type": "string", "minLength": 1 }, "stepId": { "type": "string", "minLength": 1 }, "stepName": { "type": "string" }, "isolationMode": { "type": "integer" }, "inTransaction": { "const": true }, "offline": { "const": true }, "offlinePlayback": { "const": true }, "rawCreatedOn": { "type": "string" } } }, "organization": { "type": "object", "additionalProperties": false, "properties": { "id": { "type": "string", "minLength": 1 }, "name": { "type": "string" } } } } };
var schema48 = { "type": "object", "additionalProperties": false, "properties": { "stage": { "type": "integer" }, "mode": { "enum": ["sync", "async"] }, "committed": { "const": "unknown" }, "depth": { "type": "integer" }, "operationId": { "type": "string", "minLength": 1 }, "requestId": { "type": "string", "minLength": 1 }, "stepId": { "type": "string", "minLength": 1 }, "stepName": { "type": "string" }, "isolationMode": { "type": "integer" }, "inTransaction": { "const": true }, "offline": { "const": true }, "offlinePlayback": { "const": true }, "rawCreatedOn": { "type": "string" } } };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.image === void 0 && (missing0 = "image")) {
        validate28.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "image" || key0 === "labels" || key0 === "raw" || key0 === "keys" || key0 === "related" || key0 === "rowVersion" || key0 === "entityState")) {
            validate28.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.image !== void 0) {
            const _errs2 = errors;
            if (typeof data.image !== "string") {
              validate28.errors = [{ instancePath: instancePath + "/image", schemaPath: "#/properties/image/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.labels !== void 0) {
              let data1 = data.labels;
              const _errs4 = errors;
              if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
                validate28.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/$defs/labels/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.raw !== void 0) {
                let data2 = data.raw;
                const _errs7 = errors;
                const _errs8 = errors;
                if (errors === _errs8) {
                  if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                    for (const key1 in data2) {
                      const _errs11 = errors;
                      if (typeof data2[key1] !== "string") {
                        validate28.errors = [{ instancePath: instancePath + "/raw/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/raw/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid3 = _errs11 === errors;
                      if (!valid3) {
                        break;
                      }
                    }
                  } else {
                    validate28.errors = [{ instancePath: instancePath + "/raw", schemaPath: "#/$defs/raw/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.keys !== void 0) {
                  let data4 = data.keys;
                  const _errs13 = errors;
                  if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
                    validate28.errors = [{ instancePath: instancePath + "/keys", schemaPath: "#/$defs/keys/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                    return false;
                  }
                  var valid0 = _errs13 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.related !== void 0) {
                    let data5 = data.related;
                    const _errs16 = errors;
                    const _errs17 = errors;
                    if (errors === _errs17) {
                      if (Array.isArray(data5)) {
                        var valid6 = true;
                        const len0 = data5.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data6 = data5[i0];
                          const _errs19 = errors;
                          if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
                            validate28.errors = [{ instancePath: instancePath + "/related/" + i0, schemaPath: "#/$defs/related/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                          var valid6 = _errs19 === errors;
                          if (!valid6) {
                            break;
                          }
                        }
                      } else {
                        validate28.errors = [{ instancePath: instancePath + "/related", schemaPath: "#/$defs/related/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs16 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.rowVersion !== void 0) {
                      const _errs21 = errors;
                      if (typeof data.rowVersion !== "string") {
                        validate28.errors = [{ instancePath: instancePath + "/rowVersion", schemaPath: "#/properties/rowVersion/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid0 = _errs21 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.entityState !== void 0) {
                        let data8 = data.entityState;
                        const _errs23 = errors;
                        if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
                          validate28.errors = [{ instancePath: instancePath + "/entityState", schemaPath: "#/properties/entityState/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                          return false;
                        }
                        var valid0 = _errs23 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.message === void 0 && (missing0 = "message") || data.actor === void 0 && (missing0 = "actor") || data.execution === void 0 && (missing0 = "execution") || data.organization === void 0 && (missing0 = "organization")) {
        validate27.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func6.call(schema38.properties, key0)) {
            validate27.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.message !== void 0) {
            let data0 = data.message;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func1(data0) < 1) {
                  validate27.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate27.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.table !== void 0) {
              let data1 = data.table;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data1 === "string") {
                  if (func1(data1) < 1) {
                    validate27.errors = [{ instancePath: instancePath + "/table", schemaPath: "#/properties/table/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate27.errors = [{ instancePath: instancePath + "/table", schemaPath: "#/properties/table/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.rowId !== void 0) {
                let data2 = data.rowId;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data2 === "string") {
                    if (func1(data2) < 1) {
                      validate27.errors = [{ instancePath: instancePath + "/rowId", schemaPath: "#/properties/rowId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate27.errors = [{ instancePath: instancePath + "/rowId", schemaPath: "#/properties/rowId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.parameters !== void 0) {
                  let data3 = data.parameters;
                  const _errs8 = errors;
                  if (!(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
                    validate27.errors = [{ instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.outputs !== void 0) {
                    let data4 = data.outputs;
                    const _errs10 = errors;
                    if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
                      validate27.errors = [{ instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                      return false;
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.sharedVariables !== void 0) {
                      let data5 = data.sharedVariables;
                      const _errs12 = errors;
                      if (!(data5 && typeof data5 == "object" && !Array.isArray(data5))) {
                        validate27.errors = [{ instancePath: instancePath + "/sharedVariables", schemaPath: "#/properties/sharedVariables/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                        return false;
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.raw !== void 0) {
                        let data6 = data.raw;
                        const _errs14 = errors;
                        const _errs15 = errors;
                        if (errors === _errs15) {
                          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                            for (const key1 in data6) {
                              const _errs18 = errors;
                              if (typeof data6[key1] !== "string") {
                                validate27.errors = [{ instancePath: instancePath + "/raw/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/raw/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                              var valid2 = _errs18 === errors;
                              if (!valid2) {
                                break;
                              }
                            }
                          } else {
                            validate27.errors = [{ instancePath: instancePath + "/raw", schemaPath: "#/$defs/raw/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.uninterpreted !== void 0) {
                          let data8 = data.uninterpreted;
                          const _errs20 = errors;
                          if (!(data8 && typeof data8 == "object" && !Array.isArray(data8))) {
                            validate27.errors = [{ instancePath: instancePath + "/uninterpreted", schemaPath: "#/properties/uninterpreted/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                          var valid0 = _errs20 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.before !== void 0) {
                            let data9 = data.before;
                            const _errs22 = errors;
                            if (!(data9 && typeof data9 == "object" && !Array.isArray(data9))) {
                              validate27.errors = [{ instancePath: instancePath + "/before", schemaPath: "#/$defs/row/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                            var valid0 = _errs22 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.beforeDetails !== void 0) {
                              const _errs25 = errors;
                              if (!validate28(data.beforeDetails, { instancePath: instancePath + "/beforeDetails", parentData: data, parentDataProperty: "beforeDetails", rootData, dynamicAnchors })) {
                                vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
                                errors = vErrors.length;
                              }
                              var valid0 = _errs25 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.after !== void 0) {
                                let data11 = data.after;
                                const _errs26 = errors;
                                if (!(data11 && typeof data11 == "object" && !Array.isArray(data11))) {
                                  validate27.errors = [{ instancePath: instancePath + "/after", schemaPath: "#/$defs/row/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                                var valid0 = _errs26 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.afterDetails !== void 0) {
                                  const _errs29 = errors;
                                  if (!validate28(data.afterDetails, { instancePath: instancePath + "/afterDetails", parentData: data, parentDataProperty: "afterDetails", rootData, dynamicAnchors })) {
                                    vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
                                    errors = vErrors.length;
                                  }
                                  var valid0 = _errs29 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.otherImages !== void 0) {
                                    let data13 = data.otherImages;
                                    const _errs30 = errors;
                                    if (errors === _errs30) {
                                      if (Array.isArray(data13)) {
                                        var valid5 = true;
                                        const len0 = data13.length;
                                        for (let i0 = 0; i0 < len0; i0++) {
                                          let data14 = data13[i0];
                                          const _errs32 = errors;
                                          if (errors === _errs32) {
                                            if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                                              let missing1;
                                              if (data14.image === void 0 && (missing1 = "image") || data14.when === void 0 && (missing1 = "when")) {
                                                validate27.errors = [{ instancePath: instancePath + "/otherImages/" + i0, schemaPath: "#/properties/otherImages/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                                return false;
                                              } else {
                                                if (data14.image !== void 0) {
                                                  const _errs34 = errors;
                                                  if (typeof data14.image !== "string") {
                                                    validate27.errors = [{ instancePath: instancePath + "/otherImages/" + i0 + "/image", schemaPath: "#/properties/otherImages/items/properties/image/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                  var valid6 = _errs34 === errors;
                                                } else {
                                                  var valid6 = true;
                                                }
                                                if (valid6) {
                                                  if (data14.when !== void 0) {
                                                    let data16 = data14.when;
                                                    const _errs36 = errors;
                                                    if (!(data16 === "before" || data16 === "after")) {
                                                      validate27.errors = [{ instancePath: instancePath + "/otherImages/" + i0 + "/when", schemaPath: "#/properties/otherImages/items/properties/when/enum", keyword: "enum", params: { allowedValues: schema38.properties.otherImages.items.properties.when.enum }, message: "must be equal to one of the allowed values" }];
                                                      return false;
                                                    }
                                                    var valid6 = _errs36 === errors;
                                                  } else {
                                                    var valid6 = true;
                                                  }
                                                }
                                              }
                                            } else {
                                              validate27.errors = [{ instancePath: instancePath + "/otherImages/" + i0, schemaPath: "#/properties/otherImages/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                              return false;
                                            }
                                          }
                                          var valid5 = _errs32 === errors;
                                          if (!valid5) {
                                            break;
                                          }
                                        }
                                      } else {
                                        validate27.errors = [{ instancePath: instancePath + "/otherImages", schemaPath: "#/properties/otherImages/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs30 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.truncated !== void 0) {
                                      let data17 = data.truncated;
                                      const _errs37 = errors;
                                      if (errors === _errs37) {
                                        if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                                          let missing2;
                                          if (data17.recoverable === void 0 && (missing2 = "recoverable")) {
                                            validate27.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                            return false;
                                          } else {
                                            const _errs39 = errors;
                                            for (const key2 in data17) {
                                              if (!(key2 === "recoverable")) {
                                                validate27.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }];
                                                return false;
                                                break;
                                              }
                                            }
                                            if (_errs39 === errors) {
                                              if (data17.recoverable !== void 0) {
                                                if (false !== data17.recoverable) {
                                                  validate27.errors = [{ instancePath: instancePath + "/truncated/recoverable", schemaPath: "#/properties/truncated/properties/recoverable/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" }];
                                                  return false;
                                                }
                                              }
                                            }
                                          }
                                        } else {
                                          validate27.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                          return false;
                                        }
                                      }
                                      var valid0 = _errs37 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.actor !== void 0) {
                                        let data19 = data.actor;
                                        const _errs41 = errors;
                                        const _errs42 = errors;
                                        if (errors === _errs42) {
                                          if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                                            const _errs44 = errors;
                                            for (const key3 in data19) {
                                              if (!(key3 === "userId" || key3 === "initiatingUserId" || key3 === "businessUnitId" || key3 === "userObjectId" || key3 === "initiatingUserObjectId" || key3 === "initiatingUserAgent")) {
                                                validate27.errors = [{ instancePath: instancePath + "/actor", schemaPath: "#/$defs/actor/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }];
                                                return false;
                                                break;
                                              }
                                            }
                                            if (_errs44 === errors) {
                                              if (data19.userId !== void 0) {
                                                let data20 = data19.userId;
                                                const _errs45 = errors;
                                                if (errors === _errs45) {
                                                  if (typeof data20 === "string") {
                                                    if (func1(data20) < 1) {
                                                      validate27.errors = [{ instancePath: instancePath + "/actor/userId", schemaPath: "#/$defs/actor/properties/userId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                      return false;
                                                    }
                                                  } else {
                                                    validate27.errors = [{ instancePath: instancePath + "/actor/userId", schemaPath: "#/$defs/actor/properties/userId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                }
                                                var valid9 = _errs45 === errors;
                                              } else {
                                                var valid9 = true;
                                              }
                                              if (valid9) {
                                                if (data19.initiatingUserId !== void 0) {
                                                  let data21 = data19.initiatingUserId;
                                                  const _errs47 = errors;
                                                  if (errors === _errs47) {
                                                    if (typeof data21 === "string") {
                                                      if (func1(data21) < 1) {
                                                        validate27.errors = [{ instancePath: instancePath + "/actor/initiatingUserId", schemaPath: "#/$defs/actor/properties/initiatingUserId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                        return false;
                                                      }
                                                    } else {
                                                      validate27.errors = [{ instancePath: instancePath + "/actor/initiatingUserId", schemaPath: "#/$defs/actor/properties/initiatingUserId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                      return false;
                                                    }
                                                  }
                                                  var valid9 = _errs47 === errors;
                                                } else {
                                                  var valid9 = true;
                                                }
                                                if (valid9) {
                                                  if (data19.businessUnitId !== void 0) {
                                                    let data22 = data19.businessUnitId;
                                                    const _errs49 = errors;
                                                    if (errors === _errs49) {
                                                      if (typeof data22 === "string") {
                                                        if (func1(data22) < 1) {
                                                          validate27.errors = [{ instancePath: instancePath + "/actor/businessUnitId", schemaPath: "#/$defs/actor/properties/businessUnitId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                          return false;
                                                        }
                                                      } else {
                                                        validate27.errors = [{ instancePath: instancePath + "/actor/businessUnitId", schemaPath: "#/$defs/actor/properties/businessUnitId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid9 = _errs49 === errors;
                                                  } else {
                                                    var valid9 = true;
                                                  }
                                                  if (valid9) {
                                                    if (data19.userObjectId !== void 0) {
                                                      let data23 = data19.userObjectId;
                                                      const _errs51 = errors;
                                                      if (errors === _errs51) {
                                                        if (typeof data23 === "string") {
                                                          if (func1(data23) < 1) {
                                                            validate27.errors = [{ instancePath: instancePath + "/actor/userObjectId", schemaPath: "#/$defs/actor/properties/userObjectId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                            return false;
                                                          }
                                                        } else {
                                                          validate27.errors = [{ instancePath: instancePath + "/actor/userObjectId", schemaPath: "#/$defs/actor/properties/userObjectId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                          return false;
                                                        }
                                                      }
                                                      var valid9 = _errs51 === errors;
                                                    } else {
                                                      var valid9 = true;
                                                    }
                                                    if (valid9) {
                                                      if (data19.initiatingUserObjectId !== void 0) {
                                                        let data24 = data19.initiatingUserObjectId;
                                                        const _errs53 = errors;
                                                        if (errors === _errs53) {
                                                          if (typeof data24 === "string") {
                                                            if (func1(data24) < 1) {
                                                              validate27.errors = [{ instancePath: instancePath + "/actor/initiatingUserObjectId", schemaPath: "#/$defs/actor/properties/initiatingUserObjectId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                              return false;
                                                            }
                                                          } else {
                                                            validate27.errors = [{ instancePath: instancePath + "/actor/initiatingUserObjectId", schemaPath: "#/$defs/actor/properties/initiatingUserObjectId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                            return false;
                                                          }
                                                        }
                                                        var valid9 = _errs53 === errors;
                                                      } else {
                                                        var valid9 = true;
                                                      }
                                                      if (valid9) {
                                                        if (data19.initiatingUserAgent !== void 0) {
                                                          let data25 = data19.initiatingUserAgent;
                                                          const _errs55 = errors;
                                                          if (errors === _errs55) {
                                                            if (typeof data25 === "string") {
                                                              if (func1(data25) < 1) {
                                                                validate27.errors = [{ instancePath: instancePath + "/actor/initiatingUserAgent", schemaPath: "#/$defs/actor/properties/initiatingUserAgent/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                return false;
                                                              }
                                                            } else {
                                                              validate27.errors = [{ instancePath: instancePath + "/actor/initiatingUserAgent", schemaPath: "#/$defs/actor/properties/initiatingUserAgent/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                              return false;
                                                            }
                                                          }
                                                          var valid9 = _errs55 === errors;
                                                        } else {
                                                          var valid9 = true;
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                            validate27.errors = [{ instancePath: instancePath + "/actor", schemaPath: "#/$defs/actor/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                            return false;
                                          }
                                        }
                                        var valid0 = _errs41 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.execution !== void 0) {
                                          let data26 = data.execution;
                                          const _errs57 = errors;
                                          const _errs58 = errors;
                                          if (errors === _errs58) {
                                            if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
                                              const _errs60 = errors;
                                              for (const key4 in data26) {
                                                if (!func6.call(schema48.properties, key4)) {
                                                  validate27.errors = [{ instancePath: instancePath + "/execution", schemaPath: "#/$defs/execution/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" }];
                                                  return false;
                                                  break;
                                                }
                                              }
                                              if (_errs60 === errors) {
                                                if (data26.stage !== void 0) {
                                                  let data27 = data26.stage;
                                                  const _errs61 = errors;
                                                  if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27))) {
                                                    validate27.errors = [{ instancePath: instancePath + "/execution/stage", schemaPath: "#/$defs/execution/properties/stage/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                    return false;
                                                  }
                                                  var valid11 = _errs61 === errors;
                                                } else {
                                                  var valid11 = true;
                                                }
                                                if (valid11) {
                                                  if (data26.mode !== void 0) {
                                                    let data28 = data26.mode;
                                                    const _errs63 = errors;
                                                    if (!(data28 === "sync" || data28 === "async")) {
                                                      validate27.errors = [{ instancePath: instancePath + "/execution/mode", schemaPath: "#/$defs/execution/properties/mode/enum", keyword: "enum", params: { allowedValues: schema48.properties.mode.enum }, message: "must be equal to one of the allowed values" }];
                                                      return false;
                                                    }
                                                    var valid11 = _errs63 === errors;
                                                  } else {
                                                    var valid11 = true;
                                                  }
                                                  if (valid11) {
                                                    if (data26.committed !== void 0) {
                                                      const _errs64 = errors;
                                                      if ("unknown" !== data26.committed) {
                                                        validate27.errors = [{ instancePath: instancePath + "/execution/committed", schemaPath: "#/$defs/execution/properties/committed/const", keyword: "const", params: { allowedValue: "unknown" }, message: "must be equal to constant" }];
                                                        return false;
                                                      }
                                                      var valid11 = _errs64 === errors;
                                                    } else {
                                                      var valid11 = true;
                                                    }
                                                    if (valid11) {
                                                      if (data26.depth !== void 0) {
                                                        let data30 = data26.depth;
                                                        const _errs65 = errors;
                                                        if (!(typeof data30 == "number" && (!(data30 % 1) && !isNaN(data30)) && isFinite(data30))) {
                                                          validate27.errors = [{ instancePath: instancePath + "/execution/depth", schemaPath: "#/$defs/execution/properties/depth/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                          return false;
                                                        }
                                                        var valid11 = _errs65 === errors;
                                                      } else {
                                                        var valid11 = true;
                                                      }
                                                      if (valid11) {
                                                        if (data26.operationId !== void 0) {
                                                          let data31 = data26.operationId;
                                                          const _errs67 = errors;
                                                          if (errors === _errs67) {
                                                            if (typeof data31 === "string") {
                                                              if (func1(data31) < 1) {
                                                                validate27.errors = [{ instancePath: instancePath + "/execution/operationId", schemaPath: "#/$defs/execution/properties/operationId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                return false;
                                                              }
                                                            } else {
                                                              validate27.errors = [{ instancePath: instancePath + "/execution/operationId", schemaPath: "#/$defs/execution/properties/operationId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                              return false;
                                                            }
                                                          }
                                                          var valid11 = _errs67 === errors;
                                                        } else {
                                                          var valid11 = true;
                                                        }
                                                        if (valid11) {
                                                          if (data26.requestId !== void 0) {
                                                            let data32 = data26.requestId;
                                                            const _errs69 = errors;
                                                            if (errors === _errs69) {
                                                              if (typeof data32 === "string") {
                                                                if (func1(data32) < 1) {
                                                                  validate27.errors = [{ instancePath: instancePath + "/execution/requestId", schemaPath: "#/$defs/execution/properties/requestId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                  return false;
                                                                }
                                                              } else {
                                                                validate27.errors = [{ instancePath: instancePath + "/execution/requestId", schemaPath: "#/$defs/execution/properties/requestId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                return false;
                                                              }
                                                            }
                                                            var valid11 = _errs69 === errors;
                                                          } else {
                                                            var valid11 = true;
                                                          }
                                                          if (valid11) {
                                                            if (data26.stepId !== void 0) {
                                                              let data33 = data26.stepId;
                                                              const _errs71 = errors;
                                                              if (errors === _errs71) {
                                                                if (typeof data33 === "string") {
                                                                  if (func1(data33) < 1) {
                                                                    validate27.errors = [{ instancePath: instancePath + "/execution/stepId", schemaPath: "#/$defs/execution/properties/stepId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                    return false;
                                                                  }
                                                                } else {
                                                                  validate27.errors = [{ instancePath: instancePath + "/execution/stepId", schemaPath: "#/$defs/execution/properties/stepId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                  return false;
                                                                }
                                                              }
                                                              var valid11 = _errs71 === errors;
                                                            } else {
                                                              var valid11 = true;
                                                            }
                                                            if (valid11) {
                                                              if (data26.stepName !== void 0) {
                                                                const _errs73 = errors;
                                                                if (typeof data26.stepName !== "string") {
                                                                  validate27.errors = [{ instancePath: instancePath + "/execution/stepName", schemaPath: "#/$defs/execution/properties/stepName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                  return false;
                                                                }
                                                                var valid11 = _errs73 === errors;
                                                              } else {
                                                                var valid11 = true;
                                                              }
                                                              if (valid11) {
                                                                if (data26.isolationMode !== void 0) {
                                                                  let data35 = data26.isolationMode;
                                                                  const _errs75 = errors;
                                                                  if (!(typeof data35 == "number" && (!(data35 % 1) && !isNaN(data35)) && isFinite(data35))) {
                                                                    validate27.errors = [{ instancePath: instancePath + "/execution/isolationMode", schemaPath: "#/$defs/execution/properties/isolationMode/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                                    return false;
                                                                  }
                                                                  var valid11 = _errs75 === errors;
                                                                } else {
                                                                  var valid11 = true;
                                                                }
                                                                if (valid11) {
                                                                  if (data26.inTransaction !== void 0) {
                                                                    const _errs77 = errors;
                                                                    if (true !== data26.inTransaction) {
                                                                      validate27.errors = [{ instancePath: instancePath + "/execution/inTransaction", schemaPath: "#/$defs/execution/properties/inTransaction/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" }];
                                                                      return false;
                                                                    }
                                                                    var valid11 = _errs77 === errors;
                                                                  } else {
                                                                    var valid11 = true;
                                                                  }
                                                                  if (valid11) {
                                                                    if (data26.offline !== void 0) {
                                                                      const _errs78 = errors;
                                                                      if (true !== data26.offline) {
                                                                        validate27.errors = [{ instancePath: instancePath + "/execution/offline", schemaPath: "#/$defs/execution/properties/offline/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" }];
                                                                        return false;
                                                                      }
                                                                      var valid11 = _errs78 === errors;
                                                                    } else {
                                                                      var valid11 = true;
                                                                    }
                                                                    if (valid11) {
                                                                      if (data26.offlinePlayback !== void 0) {
                                                                        const _errs79 = errors;
                                                                        if (true !== data26.offlinePlayback) {
                                                                          validate27.errors = [{ instancePath: instancePath + "/execution/offlinePlayback", schemaPath: "#/$defs/execution/properties/offlinePlayback/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" }];
                                                                          return false;
                                                                        }
                                                                        var valid11 = _errs79 === errors;
                                                                      } else {
                                                                        var valid11 = true;
                                                                      }
                                                                      if (valid11) {
                                                                        if (data26.rawCreatedOn !== void 0) {
                                                                          const _errs80 = errors;
                                                                          if (typeof data26.rawCreatedOn !== "string") {
                                                                            validate27.errors = [{ instancePath: instancePath + "/execution/rawCreatedOn", schemaPath: "#/$defs/execution/properties/rawCreatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                            return false;
                                                                          }
                                                                          var valid11 = _errs80 === errors;
                                                                        } else {
                                                                          var valid11 = true;
                                                                        }
                                                                      }
                                                                    }
                                                                  }
                                                                }
                                                              }
                                                            }
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                              validate27.errors = [{ instancePath: instancePath + "/execution", schemaPath: "#/$defs/execution/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                              return false;
                                            }
                                          }
                                          var valid0 = _errs57 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.organization !== void 0) {
                                            let data40 = data.organization;
                                            const _errs82 = errors;
                                            const _errs83 = errors;
                                            if (errors === _errs83) {
                                              if (data40 && typeof data40 == "object" && !Array.isArray(data40)) {
                                                const _errs85 = errors;
                                                for (const key5 in data40) {
                                                  if (!(key5 === "id" || key5 === "name")) {
                                                    validate27.errors = [{ instancePath: instancePath + "/organization", schemaPath: "#/$defs/organization/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" }];
                                                    return false;
                                                    break;
                                                  }
                                                }
                                                if (_errs85 === errors) {
                                                  if (data40.id !== void 0) {
                                                    let data41 = data40.id;
                                                    const _errs86 = errors;
                                                    if (errors === _errs86) {
                                                      if (typeof data41 === "string") {
                                                        if (func1(data41) < 1) {
                                                          validate27.errors = [{ instancePath: instancePath + "/organization/id", schemaPath: "#/$defs/organization/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                          return false;
                                                        }
                                                      } else {
                                                        validate27.errors = [{ instancePath: instancePath + "/organization/id", schemaPath: "#/$defs/organization/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid13 = _errs86 === errors;
                                                  } else {
                                                    var valid13 = true;
                                                  }
                                                  if (valid13) {
                                                    if (data40.name !== void 0) {
                                                      const _errs88 = errors;
                                                      if (typeof data40.name !== "string") {
                                                        validate27.errors = [{ instancePath: instancePath + "/organization/name", schemaPath: "#/$defs/organization/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                        return false;
                                                      }
                                                      var valid13 = _errs88 === errors;
                                                    } else {
                                                      var valid13 = true;
                                                    }
                                                  }
                                                }
                                              } else {
                                                validate27.errors = [{ instancePath: instancePath + "/organization", schemaPath: "#/$defs/organization/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                return false;
                                              }
                                            }
                                            var valid0 = _errs82 === errors;
                                          } else {
                                            var valid0 = true;
                                          }
                                          if (valid0) {
                                            if (data.secondaryTable !== void 0) {
                                              let data43 = data.secondaryTable;
                                              const _errs90 = errors;
                                              if (errors === _errs90) {
                                                if (typeof data43 === "string") {
                                                  if (func1(data43) < 1) {
                                                    validate27.errors = [{ instancePath: instancePath + "/secondaryTable", schemaPath: "#/properties/secondaryTable/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                    return false;
                                                  }
                                                } else {
                                                  validate27.errors = [{ instancePath: instancePath + "/secondaryTable", schemaPath: "#/properties/secondaryTable/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                              }
                                              var valid0 = _errs90 === errors;
                                            } else {
                                              var valid0 = true;
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate27.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validate8 = validate31;
var schema50 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://d365-events.dev/schemas/dataverse/row-event/1.0.json", "type": "object", "additionalProperties": false, "required": ["operation", "message", "table", "actor", "execution", "organization"], "properties": { "operation": { "enum": ["created", "updated", "deleted"] }, "message": { "type": "string", "minLength": 1 }, "table": { "type": "string", "minLength": 1 }, "rowId": { "type": "string", "minLength": 1 }, "name": { "type": "string" }, "changed": { "type": "array", "items": { "type": "string" } }, "row": { "$ref": "#/$defs/row" }, "before": { "$ref": "#/$defs/row" }, "beforeDetails": { "$ref": "#/$defs/imageDetails" }, "after": { "$ref": "#/$defs/row" }, "afterDetails": { "$ref": "#/$defs/imageDetails" }, "otherImages": { "type": "array", "items": { "type": "object", "required": ["image", "when"], "properties": { "image": { "type": "string" }, "when": { "enum": ["before", "after"] } } } }, "labels": { "$ref": "#/$defs/labels" }, "keys": { "$ref": "#/$defs/keys" }, "related": { "$ref": "#/$defs/related" }, "rowVersion": { "type": "string" }, "entityState": { "type": "integer" }, "target": { "type": "object", "additionalProperties": false, "properties": { "table": { "type": "string" }, "id": { "type": "string" } } }, "batch": { "type": "object", "additionalProperties": false, "required": ["index", "of"], "properties": { "index": { "type": "integer", "minimum": 0 }, "of": { "type": "integer", "minimum": 1 } } }, "truncated": { "type": "object", "additionalProperties": false, "required": ["recoverable"], "properties": { "recoverable": { "type": "boolean" } } }, "parameters": { "type": "object" }, "outputs": { "type": "object" }, "sharedVariables": { "type": "object" }, "raw": { "$ref": "#/$defs/raw" }, "uninterpreted": { "type": "object" }, "actor": { "$ref": "#/$defs/actor" }, "execution": { "$ref": "#/$defs/execution" }, "organization": { "$ref": "#/$defs/organization" }, "secondaryTable": { "type": "string", "minLength": 1 } }, "$defs": { "row": { "type": "object" }, "labels": { "type": "object" }, "raw": { "type": "object", "additionalProperties": { "type": "string" } }, "keys": { "type": "object" }, "related": { "type": "array", "items": { "type": "object" } }, "imageDetails": { "type": "object", "additionalProperties": false, "required": ["image"], "properties": { "image": { "type": "string" }, "labels": { "$ref": "#/$defs/labels" }, "raw": { "$ref": "#/$defs/raw" }, "keys": { "$ref": "#/$defs/keys" }, "related": { "$ref": "#/$defs/related" }, "rowVersion": { "type": "string" }, "entityState": { "type": "integer" } } }, "actor": { "type": "object", "additionalProperties": false, "properties": { "userId": { "type": "string", "minLength": 1 }, "initiatingUserId": { "type": "string", "minLength": 1 }, "businessUnitId": { "type": "string", "minLength": 1 }, "userObjectId": { "type": "string", "minLength": 1 }, "initiatingUserObjectId": { "type": "string", "minLength": 1 }, "initiatingUserAgent": { "type": "string", "minLength": 1 } } }, "execution": { "type": "object", "additionalProperties": false, "properties": { "stage": { "type": "integer" }, "mode": { "enum": ["sync", "async"] }, "committed": { "const": "unknown" }, "depth": { "type": "integer" }, "operationId": { "type": "string", "minLength": 1 }, "requestId": { "type": "string", "minLength": 1 }, "stepId": { "type": "string", "minLength": 1 }, "stepName": { "type": "string" }, "isolationMode": { "type": "integer" }, "inTransaction": { "const": true }, "offline": { "const": true }, "offlinePlayback": { "const": true }, "rawCreatedOn": { "type": "string" } } }, "organization": { "type": "object", "additionalProperties": false, "properties": { "id": { "type": "string", "minLength": 1 }, "name": { "type": "string" } } } } };
var schema64 = { "type": "object", "additionalProperties": false, "properties": { "stage": { "type": "integer" }, "mode": { "enum": ["sync", "async"] }, "committed": { "const": "unknown" }, "depth": { "type": "integer" }, "operationId": { "type": "string", "minLength": 1 }, "requestId": { "type": "string", "minLength": 1 }, "stepId": { "type": "string", "minLength": 1 }, "stepName": { "type": "string" }, "isolationMode": { "type": "integer" }, "inTransaction": { "const": true }, "offline": { "const": true }, "offlinePlayback": { "const": true }, "rawCreatedOn": { "type": "string" } } };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate32.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.image === void 0 && (missing0 = "image")) {
        validate32.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "image" || key0 === "labels" || key0 === "raw" || key0 === "keys" || key0 === "related" || key0 === "rowVersion" || key0 === "entityState")) {
            validate32.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.image !== void 0) {
            const _errs2 = errors;
            if (typeof data.image !== "string") {
              validate32.errors = [{ instancePath: instancePath + "/image", schemaPath: "#/properties/image/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.labels !== void 0) {
              let data1 = data.labels;
              const _errs4 = errors;
              if (!(data1 && typeof data1 == "object" && !Array.isArray(data1))) {
                validate32.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/$defs/labels/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.raw !== void 0) {
                let data2 = data.raw;
                const _errs7 = errors;
                const _errs8 = errors;
                if (errors === _errs8) {
                  if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                    for (const key1 in data2) {
                      const _errs11 = errors;
                      if (typeof data2[key1] !== "string") {
                        validate32.errors = [{ instancePath: instancePath + "/raw/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/raw/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid3 = _errs11 === errors;
                      if (!valid3) {
                        break;
                      }
                    }
                  } else {
                    validate32.errors = [{ instancePath: instancePath + "/raw", schemaPath: "#/$defs/raw/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.keys !== void 0) {
                  let data4 = data.keys;
                  const _errs13 = errors;
                  if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
                    validate32.errors = [{ instancePath: instancePath + "/keys", schemaPath: "#/$defs/keys/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                    return false;
                  }
                  var valid0 = _errs13 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.related !== void 0) {
                    let data5 = data.related;
                    const _errs16 = errors;
                    const _errs17 = errors;
                    if (errors === _errs17) {
                      if (Array.isArray(data5)) {
                        var valid6 = true;
                        const len0 = data5.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data6 = data5[i0];
                          const _errs19 = errors;
                          if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
                            validate32.errors = [{ instancePath: instancePath + "/related/" + i0, schemaPath: "#/$defs/related/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                          var valid6 = _errs19 === errors;
                          if (!valid6) {
                            break;
                          }
                        }
                      } else {
                        validate32.errors = [{ instancePath: instancePath + "/related", schemaPath: "#/$defs/related/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs16 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.rowVersion !== void 0) {
                      const _errs21 = errors;
                      if (typeof data.rowVersion !== "string") {
                        validate32.errors = [{ instancePath: instancePath + "/rowVersion", schemaPath: "#/properties/rowVersion/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid0 = _errs21 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.entityState !== void 0) {
                        let data8 = data.entityState;
                        const _errs23 = errors;
                        if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
                          validate32.errors = [{ instancePath: instancePath + "/entityState", schemaPath: "#/properties/entityState/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                          return false;
                        }
                        var valid0 = _errs23 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate32.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate32.errors = vErrors;
  return errors === 0;
}
validate32.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate31.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.operation === void 0 && (missing0 = "operation") || data.message === void 0 && (missing0 = "message") || data.table === void 0 && (missing0 = "table") || data.actor === void 0 && (missing0 = "actor") || data.execution === void 0 && (missing0 = "execution") || data.organization === void 0 && (missing0 = "organization")) {
        validate31.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func6.call(schema50.properties, key0)) {
            validate31.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.operation !== void 0) {
            let data0 = data.operation;
            const _errs2 = errors;
            if (!(data0 === "created" || data0 === "updated" || data0 === "deleted")) {
              validate31.errors = [{ instancePath: instancePath + "/operation", schemaPath: "#/properties/operation/enum", keyword: "enum", params: { allowedValues: schema50.properties.operation.enum }, message: "must be equal to one of the allowed values" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.message !== void 0) {
              let data1 = data.message;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (typeof data1 === "string") {
                  if (func1(data1) < 1) {
                    validate31.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate31.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.table !== void 0) {
                let data2 = data.table;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (typeof data2 === "string") {
                    if (func1(data2) < 1) {
                      validate31.errors = [{ instancePath: instancePath + "/table", schemaPath: "#/properties/table/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate31.errors = [{ instancePath: instancePath + "/table", schemaPath: "#/properties/table/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.rowId !== void 0) {
                  let data3 = data.rowId;
                  const _errs7 = errors;
                  if (errors === _errs7) {
                    if (typeof data3 === "string") {
                      if (func1(data3) < 1) {
                        validate31.errors = [{ instancePath: instancePath + "/rowId", schemaPath: "#/properties/rowId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate31.errors = [{ instancePath: instancePath + "/rowId", schemaPath: "#/properties/rowId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.name !== void 0) {
                    const _errs9 = errors;
                    if (typeof data.name !== "string") {
                      validate31.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.changed !== void 0) {
                      let data5 = data.changed;
                      const _errs11 = errors;
                      if (errors === _errs11) {
                        if (Array.isArray(data5)) {
                          var valid1 = true;
                          const len0 = data5.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            const _errs13 = errors;
                            if (typeof data5[i0] !== "string") {
                              validate31.errors = [{ instancePath: instancePath + "/changed/" + i0, schemaPath: "#/properties/changed/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                            var valid1 = _errs13 === errors;
                            if (!valid1) {
                              break;
                            }
                          }
                        } else {
                          validate31.errors = [{ instancePath: instancePath + "/changed", schemaPath: "#/properties/changed/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.row !== void 0) {
                        let data7 = data.row;
                        const _errs15 = errors;
                        if (!(data7 && typeof data7 == "object" && !Array.isArray(data7))) {
                          validate31.errors = [{ instancePath: instancePath + "/row", schemaPath: "#/$defs/row/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.before !== void 0) {
                          let data8 = data.before;
                          const _errs18 = errors;
                          if (!(data8 && typeof data8 == "object" && !Array.isArray(data8))) {
                            validate31.errors = [{ instancePath: instancePath + "/before", schemaPath: "#/$defs/row/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                          var valid0 = _errs18 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.beforeDetails !== void 0) {
                            const _errs21 = errors;
                            if (!validate32(data.beforeDetails, { instancePath: instancePath + "/beforeDetails", parentData: data, parentDataProperty: "beforeDetails", rootData, dynamicAnchors })) {
                              vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
                              errors = vErrors.length;
                            }
                            var valid0 = _errs21 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.after !== void 0) {
                              let data10 = data.after;
                              const _errs22 = errors;
                              if (!(data10 && typeof data10 == "object" && !Array.isArray(data10))) {
                                validate31.errors = [{ instancePath: instancePath + "/after", schemaPath: "#/$defs/row/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                              var valid0 = _errs22 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.afterDetails !== void 0) {
                                const _errs25 = errors;
                                if (!validate32(data.afterDetails, { instancePath: instancePath + "/afterDetails", parentData: data, parentDataProperty: "afterDetails", rootData, dynamicAnchors })) {
                                  vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
                                  errors = vErrors.length;
                                }
                                var valid0 = _errs25 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.otherImages !== void 0) {
                                  let data12 = data.otherImages;
                                  const _errs26 = errors;
                                  if (errors === _errs26) {
                                    if (Array.isArray(data12)) {
                                      var valid5 = true;
                                      const len1 = data12.length;
                                      for (let i1 = 0; i1 < len1; i1++) {
                                        let data13 = data12[i1];
                                        const _errs28 = errors;
                                        if (errors === _errs28) {
                                          if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
                                            let missing1;
                                            if (data13.image === void 0 && (missing1 = "image") || data13.when === void 0 && (missing1 = "when")) {
                                              validate31.errors = [{ instancePath: instancePath + "/otherImages/" + i1, schemaPath: "#/properties/otherImages/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                              return false;
                                            } else {
                                              if (data13.image !== void 0) {
                                                const _errs30 = errors;
                                                if (typeof data13.image !== "string") {
                                                  validate31.errors = [{ instancePath: instancePath + "/otherImages/" + i1 + "/image", schemaPath: "#/properties/otherImages/items/properties/image/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                                var valid6 = _errs30 === errors;
                                              } else {
                                                var valid6 = true;
                                              }
                                              if (valid6) {
                                                if (data13.when !== void 0) {
                                                  let data15 = data13.when;
                                                  const _errs32 = errors;
                                                  if (!(data15 === "before" || data15 === "after")) {
                                                    validate31.errors = [{ instancePath: instancePath + "/otherImages/" + i1 + "/when", schemaPath: "#/properties/otherImages/items/properties/when/enum", keyword: "enum", params: { allowedValues: schema50.properties.otherImages.items.properties.when.enum }, message: "must be equal to one of the allowed values" }];
                                                    return false;
                                                  }
                                                  var valid6 = _errs32 === errors;
                                                } else {
                                                  var valid6 = true;
                                                }
                                              }
                                            }
                                          } else {
                                            validate31.errors = [{ instancePath: instancePath + "/otherImages/" + i1, schemaPath: "#/properties/otherImages/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                            return false;
                                          }
                                        }
                                        var valid5 = _errs28 === errors;
                                        if (!valid5) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate31.errors = [{ instancePath: instancePath + "/otherImages", schemaPath: "#/properties/otherImages/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs26 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.labels !== void 0) {
                                    let data16 = data.labels;
                                    const _errs33 = errors;
                                    if (!(data16 && typeof data16 == "object" && !Array.isArray(data16))) {
                                      validate31.errors = [{ instancePath: instancePath + "/labels", schemaPath: "#/$defs/labels/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                      return false;
                                    }
                                    var valid0 = _errs33 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.keys !== void 0) {
                                      let data17 = data.keys;
                                      const _errs36 = errors;
                                      if (!(data17 && typeof data17 == "object" && !Array.isArray(data17))) {
                                        validate31.errors = [{ instancePath: instancePath + "/keys", schemaPath: "#/$defs/keys/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                        return false;
                                      }
                                      var valid0 = _errs36 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.related !== void 0) {
                                        let data18 = data.related;
                                        const _errs39 = errors;
                                        const _errs40 = errors;
                                        if (errors === _errs40) {
                                          if (Array.isArray(data18)) {
                                            var valid10 = true;
                                            const len2 = data18.length;
                                            for (let i2 = 0; i2 < len2; i2++) {
                                              let data19 = data18[i2];
                                              const _errs42 = errors;
                                              if (!(data19 && typeof data19 == "object" && !Array.isArray(data19))) {
                                                validate31.errors = [{ instancePath: instancePath + "/related/" + i2, schemaPath: "#/$defs/related/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                return false;
                                              }
                                              var valid10 = _errs42 === errors;
                                              if (!valid10) {
                                                break;
                                              }
                                            }
                                          } else {
                                            validate31.errors = [{ instancePath: instancePath + "/related", schemaPath: "#/$defs/related/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                            return false;
                                          }
                                        }
                                        var valid0 = _errs39 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.rowVersion !== void 0) {
                                          const _errs44 = errors;
                                          if (typeof data.rowVersion !== "string") {
                                            validate31.errors = [{ instancePath: instancePath + "/rowVersion", schemaPath: "#/properties/rowVersion/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                          var valid0 = _errs44 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.entityState !== void 0) {
                                            let data21 = data.entityState;
                                            const _errs46 = errors;
                                            if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)) && isFinite(data21))) {
                                              validate31.errors = [{ instancePath: instancePath + "/entityState", schemaPath: "#/properties/entityState/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                              return false;
                                            }
                                            var valid0 = _errs46 === errors;
                                          } else {
                                            var valid0 = true;
                                          }
                                          if (valid0) {
                                            if (data.target !== void 0) {
                                              let data22 = data.target;
                                              const _errs48 = errors;
                                              if (errors === _errs48) {
                                                if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
                                                  const _errs50 = errors;
                                                  for (const key1 in data22) {
                                                    if (!(key1 === "table" || key1 === "id")) {
                                                      validate31.errors = [{ instancePath: instancePath + "/target", schemaPath: "#/properties/target/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                                                      return false;
                                                      break;
                                                    }
                                                  }
                                                  if (_errs50 === errors) {
                                                    if (data22.table !== void 0) {
                                                      const _errs51 = errors;
                                                      if (typeof data22.table !== "string") {
                                                        validate31.errors = [{ instancePath: instancePath + "/target/table", schemaPath: "#/properties/target/properties/table/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                        return false;
                                                      }
                                                      var valid11 = _errs51 === errors;
                                                    } else {
                                                      var valid11 = true;
                                                    }
                                                    if (valid11) {
                                                      if (data22.id !== void 0) {
                                                        const _errs53 = errors;
                                                        if (typeof data22.id !== "string") {
                                                          validate31.errors = [{ instancePath: instancePath + "/target/id", schemaPath: "#/properties/target/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                          return false;
                                                        }
                                                        var valid11 = _errs53 === errors;
                                                      } else {
                                                        var valid11 = true;
                                                      }
                                                    }
                                                  }
                                                } else {
                                                  validate31.errors = [{ instancePath: instancePath + "/target", schemaPath: "#/properties/target/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                  return false;
                                                }
                                              }
                                              var valid0 = _errs48 === errors;
                                            } else {
                                              var valid0 = true;
                                            }
                                            if (valid0) {
                                              if (data.batch !== void 0) {
                                                let data25 = data.batch;
                                                const _errs55 = errors;
                                                if (errors === _errs55) {
                                                  if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                                                    let missing2;
                                                    if (data25.index === void 0 && (missing2 = "index") || data25.of === void 0 && (missing2 = "of")) {
                                                      validate31.errors = [{ instancePath: instancePath + "/batch", schemaPath: "#/properties/batch/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                                      return false;
                                                    } else {
                                                      const _errs57 = errors;
                                                      for (const key2 in data25) {
                                                        if (!(key2 === "index" || key2 === "of")) {
                                                          validate31.errors = [{ instancePath: instancePath + "/batch", schemaPath: "#/properties/batch/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }];
                                                          return false;
                                                          break;
                                                        }
                                                      }
                                                      if (_errs57 === errors) {
                                                        if (data25.index !== void 0) {
                                                          let data26 = data25.index;
                                                          const _errs58 = errors;
                                                          if (!(typeof data26 == "number" && (!(data26 % 1) && !isNaN(data26)) && isFinite(data26))) {
                                                            validate31.errors = [{ instancePath: instancePath + "/batch/index", schemaPath: "#/properties/batch/properties/index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                            return false;
                                                          }
                                                          if (errors === _errs58) {
                                                            if (typeof data26 == "number" && isFinite(data26)) {
                                                              if (data26 < 0 || isNaN(data26)) {
                                                                validate31.errors = [{ instancePath: instancePath + "/batch/index", schemaPath: "#/properties/batch/properties/index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                                return false;
                                                              }
                                                            }
                                                          }
                                                          var valid12 = _errs58 === errors;
                                                        } else {
                                                          var valid12 = true;
                                                        }
                                                        if (valid12) {
                                                          if (data25.of !== void 0) {
                                                            let data27 = data25.of;
                                                            const _errs60 = errors;
                                                            if (!(typeof data27 == "number" && (!(data27 % 1) && !isNaN(data27)) && isFinite(data27))) {
                                                              validate31.errors = [{ instancePath: instancePath + "/batch/of", schemaPath: "#/properties/batch/properties/of/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                              return false;
                                                            }
                                                            if (errors === _errs60) {
                                                              if (typeof data27 == "number" && isFinite(data27)) {
                                                                if (data27 < 1 || isNaN(data27)) {
                                                                  validate31.errors = [{ instancePath: instancePath + "/batch/of", schemaPath: "#/properties/batch/properties/of/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                                  return false;
                                                                }
                                                              }
                                                            }
                                                            var valid12 = _errs60 === errors;
                                                          } else {
                                                            var valid12 = true;
                                                          }
                                                        }
                                                      }
                                                    }
                                                  } else {
                                                    validate31.errors = [{ instancePath: instancePath + "/batch", schemaPath: "#/properties/batch/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                    return false;
                                                  }
                                                }
                                                var valid0 = _errs55 === errors;
                                              } else {
                                                var valid0 = true;
                                              }
                                              if (valid0) {
                                                if (data.truncated !== void 0) {
                                                  let data28 = data.truncated;
                                                  const _errs62 = errors;
                                                  if (errors === _errs62) {
                                                    if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
                                                      let missing3;
                                                      if (data28.recoverable === void 0 && (missing3 = "recoverable")) {
                                                        validate31.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                                                        return false;
                                                      } else {
                                                        const _errs64 = errors;
                                                        for (const key3 in data28) {
                                                          if (!(key3 === "recoverable")) {
                                                            validate31.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }];
                                                            return false;
                                                            break;
                                                          }
                                                        }
                                                        if (_errs64 === errors) {
                                                          if (data28.recoverable !== void 0) {
                                                            if (typeof data28.recoverable !== "boolean") {
                                                              validate31.errors = [{ instancePath: instancePath + "/truncated/recoverable", schemaPath: "#/properties/truncated/properties/recoverable/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                                              return false;
                                                            }
                                                          }
                                                        }
                                                      }
                                                    } else {
                                                      validate31.errors = [{ instancePath: instancePath + "/truncated", schemaPath: "#/properties/truncated/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                      return false;
                                                    }
                                                  }
                                                  var valid0 = _errs62 === errors;
                                                } else {
                                                  var valid0 = true;
                                                }
                                                if (valid0) {
                                                  if (data.parameters !== void 0) {
                                                    let data30 = data.parameters;
                                                    const _errs67 = errors;
                                                    if (!(data30 && typeof data30 == "object" && !Array.isArray(data30))) {
                                                      validate31.errors = [{ instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                      return false;
                                                    }
                                                    var valid0 = _errs67 === errors;
                                                  } else {
                                                    var valid0 = true;
                                                  }
                                                  if (valid0) {
                                                    if (data.outputs !== void 0) {
                                                      let data31 = data.outputs;
                                                      const _errs69 = errors;
                                                      if (!(data31 && typeof data31 == "object" && !Array.isArray(data31))) {
                                                        validate31.errors = [{ instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                        return false;
                                                      }
                                                      var valid0 = _errs69 === errors;
                                                    } else {
                                                      var valid0 = true;
                                                    }
                                                    if (valid0) {
                                                      if (data.sharedVariables !== void 0) {
                                                        let data32 = data.sharedVariables;
                                                        const _errs71 = errors;
                                                        if (!(data32 && typeof data32 == "object" && !Array.isArray(data32))) {
                                                          validate31.errors = [{ instancePath: instancePath + "/sharedVariables", schemaPath: "#/properties/sharedVariables/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                          return false;
                                                        }
                                                        var valid0 = _errs71 === errors;
                                                      } else {
                                                        var valid0 = true;
                                                      }
                                                      if (valid0) {
                                                        if (data.raw !== void 0) {
                                                          let data33 = data.raw;
                                                          const _errs73 = errors;
                                                          const _errs74 = errors;
                                                          if (errors === _errs74) {
                                                            if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
                                                              for (const key4 in data33) {
                                                                const _errs77 = errors;
                                                                if (typeof data33[key4] !== "string") {
                                                                  validate31.errors = [{ instancePath: instancePath + "/raw/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/raw/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                  return false;
                                                                }
                                                                var valid15 = _errs77 === errors;
                                                                if (!valid15) {
                                                                  break;
                                                                }
                                                              }
                                                            } else {
                                                              validate31.errors = [{ instancePath: instancePath + "/raw", schemaPath: "#/$defs/raw/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                              return false;
                                                            }
                                                          }
                                                          var valid0 = _errs73 === errors;
                                                        } else {
                                                          var valid0 = true;
                                                        }
                                                        if (valid0) {
                                                          if (data.uninterpreted !== void 0) {
                                                            let data35 = data.uninterpreted;
                                                            const _errs79 = errors;
                                                            if (!(data35 && typeof data35 == "object" && !Array.isArray(data35))) {
                                                              validate31.errors = [{ instancePath: instancePath + "/uninterpreted", schemaPath: "#/properties/uninterpreted/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                              return false;
                                                            }
                                                            var valid0 = _errs79 === errors;
                                                          } else {
                                                            var valid0 = true;
                                                          }
                                                          if (valid0) {
                                                            if (data.actor !== void 0) {
                                                              let data36 = data.actor;
                                                              const _errs81 = errors;
                                                              const _errs82 = errors;
                                                              if (errors === _errs82) {
                                                                if (data36 && typeof data36 == "object" && !Array.isArray(data36)) {
                                                                  const _errs84 = errors;
                                                                  for (const key5 in data36) {
                                                                    if (!(key5 === "userId" || key5 === "initiatingUserId" || key5 === "businessUnitId" || key5 === "userObjectId" || key5 === "initiatingUserObjectId" || key5 === "initiatingUserAgent")) {
                                                                      validate31.errors = [{ instancePath: instancePath + "/actor", schemaPath: "#/$defs/actor/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" }];
                                                                      return false;
                                                                      break;
                                                                    }
                                                                  }
                                                                  if (_errs84 === errors) {
                                                                    if (data36.userId !== void 0) {
                                                                      let data37 = data36.userId;
                                                                      const _errs85 = errors;
                                                                      if (errors === _errs85) {
                                                                        if (typeof data37 === "string") {
                                                                          if (func1(data37) < 1) {
                                                                            validate31.errors = [{ instancePath: instancePath + "/actor/userId", schemaPath: "#/$defs/actor/properties/userId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                            return false;
                                                                          }
                                                                        } else {
                                                                          validate31.errors = [{ instancePath: instancePath + "/actor/userId", schemaPath: "#/$defs/actor/properties/userId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                          return false;
                                                                        }
                                                                      }
                                                                      var valid17 = _errs85 === errors;
                                                                    } else {
                                                                      var valid17 = true;
                                                                    }
                                                                    if (valid17) {
                                                                      if (data36.initiatingUserId !== void 0) {
                                                                        let data38 = data36.initiatingUserId;
                                                                        const _errs87 = errors;
                                                                        if (errors === _errs87) {
                                                                          if (typeof data38 === "string") {
                                                                            if (func1(data38) < 1) {
                                                                              validate31.errors = [{ instancePath: instancePath + "/actor/initiatingUserId", schemaPath: "#/$defs/actor/properties/initiatingUserId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                              return false;
                                                                            }
                                                                          } else {
                                                                            validate31.errors = [{ instancePath: instancePath + "/actor/initiatingUserId", schemaPath: "#/$defs/actor/properties/initiatingUserId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                            return false;
                                                                          }
                                                                        }
                                                                        var valid17 = _errs87 === errors;
                                                                      } else {
                                                                        var valid17 = true;
                                                                      }
                                                                      if (valid17) {
                                                                        if (data36.businessUnitId !== void 0) {
                                                                          let data39 = data36.businessUnitId;
                                                                          const _errs89 = errors;
                                                                          if (errors === _errs89) {
                                                                            if (typeof data39 === "string") {
                                                                              if (func1(data39) < 1) {
                                                                                validate31.errors = [{ instancePath: instancePath + "/actor/businessUnitId", schemaPath: "#/$defs/actor/properties/businessUnitId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                                return false;
                                                                              }
                                                                            } else {
                                                                              validate31.errors = [{ instancePath: instancePath + "/actor/businessUnitId", schemaPath: "#/$defs/actor/properties/businessUnitId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                              return false;
                                                                            }
                                                                          }
                                                                          var valid17 = _errs89 === errors;
                                                                        } else {
                                                                          var valid17 = true;
                                                                        }
                                                                        if (valid17) {
                                                                          if (data36.userObjectId !== void 0) {
                                                                            let data40 = data36.userObjectId;
                                                                            const _errs91 = errors;
                                                                            if (errors === _errs91) {
                                                                              if (typeof data40 === "string") {
                                                                                if (func1(data40) < 1) {
                                                                                  validate31.errors = [{ instancePath: instancePath + "/actor/userObjectId", schemaPath: "#/$defs/actor/properties/userObjectId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                                  return false;
                                                                                }
                                                                              } else {
                                                                                validate31.errors = [{ instancePath: instancePath + "/actor/userObjectId", schemaPath: "#/$defs/actor/properties/userObjectId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                                return false;
                                                                              }
                                                                            }
                                                                            var valid17 = _errs91 === errors;
                                                                          } else {
                                                                            var valid17 = true;
                                                                          }
                                                                          if (valid17) {
                                                                            if (data36.initiatingUserObjectId !== void 0) {
                                                                              let data41 = data36.initiatingUserObjectId;
                                                                              const _errs93 = errors;
                                                                              if (errors === _errs93) {
                                                                                if (typeof data41 === "string") {
                                                                                  if (func1(data41) < 1) {
                                                                                    validate31.errors = [{ instancePath: instancePath + "/actor/initiatingUserObjectId", schemaPath: "#/$defs/actor/properties/initiatingUserObjectId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                                    return false;
                                                                                  }
                                                                                } else {
                                                                                  validate31.errors = [{ instancePath: instancePath + "/actor/initiatingUserObjectId", schemaPath: "#/$defs/actor/properties/initiatingUserObjectId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                                  return false;
                                                                                }
                                                                              }
                                                                              var valid17 = _errs93 === errors;
                                                                            } else {
                                                                              var valid17 = true;
                                                                            }
                                                                            if (valid17) {
                                                                              if (data36.initiatingUserAgent !== void 0) {
                                                                                let data42 = data36.initiatingUserAgent;
                                                                                const _errs95 = errors;
                                                                                if (errors === _errs95) {
                                                                                  if (typeof data42 === "string") {
                                                                                    if (func1(data42) < 1) {
                                                                                      validate31.errors = [{ instancePath: instancePath + "/actor/initiatingUserAgent", schemaPath: "#/$defs/actor/properties/initiatingUserAgent/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                                      return false;
                                                                                    }
                                                                                  } else {
                                                                                    validate31.errors = [{ instancePath: instancePath + "/actor/initiatingUserAgent", schemaPath: "#/$defs/actor/properties/initiatingUserAgent/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                                    return false;
                                                                                  }
                                                                                }
                                                                                var valid17 = _errs95 === errors;
                                                                              } else {
                                                                                var valid17 = true;
                                                                              }
                                                                            }
                                                                          }
                                                                        }
                                                                      }
                                                                    }
                                                                  }
                                                                } else {
                                                                  validate31.errors = [{ instancePath: instancePath + "/actor", schemaPath: "#/$defs/actor/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                                  return false;
                                                                }
                                                              }
                                                              var valid0 = _errs81 === errors;
                                                            } else {
                                                              var valid0 = true;
                                                            }
                                                            if (valid0) {
                                                              if (data.execution !== void 0) {
                                                                let data43 = data.execution;
                                                                const _errs97 = errors;
                                                                const _errs98 = errors;
                                                                if (errors === _errs98) {
                                                                  if (data43 && typeof data43 == "object" && !Array.isArray(data43)) {
                                                                    const _errs100 = errors;
                                                                    for (const key6 in data43) {
                                                                      if (!func6.call(schema64.properties, key6)) {
                                                                        validate31.errors = [{ instancePath: instancePath + "/execution", schemaPath: "#/$defs/execution/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" }];
                                                                        return false;
                                                                        break;
                                                                      }
                                                                    }
                                                                    if (_errs100 === errors) {
                                                                      if (data43.stage !== void 0) {
                                                                        let data44 = data43.stage;
                                                                        const _errs101 = errors;
                                                                        if (!(typeof data44 == "number" && (!(data44 % 1) && !isNaN(data44)) && isFinite(data44))) {
                                                                          validate31.errors = [{ instancePath: instancePath + "/execution/stage", schemaPath: "#/$defs/execution/properties/stage/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                                          return false;
                                                                        }
                                                                        var valid19 = _errs101 === errors;
                                                                      } else {
                                                                        var valid19 = true;
                                                                      }
                                                                      if (valid19) {
                                                                        if (data43.mode !== void 0) {
                                                                          let data45 = data43.mode;
                                                                          const _errs103 = errors;
                                                                          if (!(data45 === "sync" || data45 === "async")) {
                                                                            validate31.errors = [{ instancePath: instancePath + "/execution/mode", schemaPath: "#/$defs/execution/properties/mode/enum", keyword: "enum", params: { allowedValues: schema64.properties.mode.enum }, message: "must be equal to one of the allowed values" }];
                                                                            return false;
                                                                          }
                                                                          var valid19 = _errs103 === errors;
                                                                        } else {
                                                                          var valid19 = true;
                                                                        }
                                                                        if (valid19) {
                                                                          if (data43.committed !== void 0) {
                                                                            const _errs104 = errors;
                                                                            if ("unknown" !== data43.committed) {
                                                                              validate31.errors = [{ instancePath: instancePath + "/execution/committed", schemaPath: "#/$defs/execution/properties/committed/const", keyword: "const", params: { allowedValue: "unknown" }, message: "must be equal to constant" }];
                                                                              return false;
                                                                            }
                                                                            var valid19 = _errs104 === errors;
                                                                          } else {
                                                                            var valid19 = true;
                                                                          }
                                                                          if (valid19) {
                                                                            if (data43.depth !== void 0) {
                                                                              let data47 = data43.depth;
                                                                              const _errs105 = errors;
                                                                              if (!(typeof data47 == "number" && (!(data47 % 1) && !isNaN(data47)) && isFinite(data47))) {
                                                                                validate31.errors = [{ instancePath: instancePath + "/execution/depth", schemaPath: "#/$defs/execution/properties/depth/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                                                return false;
                                                                              }
                                                                              var valid19 = _errs105 === errors;
                                                                            } else {
                                                                              var valid19 = true;
                                                                            }
                                                                            if (valid19) {
                                                                              if (data43.operationId !== void 0) {
                                                                                let data48 = data43.operationId;
                                                                                const _errs107 = errors;
                                                                                if (errors === _errs107) {
                                                                                  if (typeof data48 === "string") {
                                                                                    if (func1(data48) < 1) {
                                                                                      validate31.errors = [{ instancePath: instancePath + "/execution/operationId", schemaPath: "#/$defs/execution/properties/operationId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                                      return false;
                                                                                    }
                                                                                  } else {
                                                                                    validate31.errors = [{ instancePath: instancePath + "/execution/operationId", schemaPath: "#/$defs/execution/properties/operationId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                                    return false;
                                                                                  }
                                                                                }
                                                                                var valid19 = _errs107 === errors;
                                                                              } else {
                                                                                var valid19 = true;
                                                                              }
                                                                              if (valid19) {
                                                                                if (data43.requestId !== void 0) {
                                                                                  let data49 = data43.requestId;
                                                                                  const _errs109 = errors;
                                                                                  if (errors === _errs109) {
                                                                                    if (typeof data49 === "string") {
                                                                                      if (func1(data49) < 1) {
                                                                                        validate31.errors = [{ instancePath: instancePath + "/execution/requestId", schemaPath: "#/$defs/execution/properties/requestId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                                        return false;
                                                                                      }
                                                                                    } else {
                                                                                      validate31.errors = [{ instancePath: instancePath + "/execution/requestId", schemaPath: "#/$defs/execution/properties/requestId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                                      return false;
                                                                                    }
                                                                                  }
                                                                                  var valid19 = _errs109 === errors;
                                                                                } else {
                                                                                  var valid19 = true;
                                                                                }
                                                                                if (valid19) {
                                                                                  if (data43.stepId !== void 0) {
                                                                                    let data50 = data43.stepId;
                                                                                    const _errs111 = errors;
                                                                                    if (errors === _errs111) {
                                                                                      if (typeof data50 === "string") {
                                                                                        if (func1(data50) < 1) {
                                                                                          validate31.errors = [{ instancePath: instancePath + "/execution/stepId", schemaPath: "#/$defs/execution/properties/stepId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                                          return false;
                                                                                        }
                                                                                      } else {
                                                                                        validate31.errors = [{ instancePath: instancePath + "/execution/stepId", schemaPath: "#/$defs/execution/properties/stepId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                                        return false;
                                                                                      }
                                                                                    }
                                                                                    var valid19 = _errs111 === errors;
                                                                                  } else {
                                                                                    var valid19 = true;
                                                                                  }
                                                                                  if (valid19) {
                                                                                    if (data43.stepName !== void 0) {
                                                                                      const _errs113 = errors;
                                                                                      if (typeof data43.stepName !== "string") {
                                                                                        validate31.errors = [{ instancePath: instancePath + "/execution/stepName", schemaPath: "#/$defs/execution/properties/stepName/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                                        return false;
                                                                                      }
                                                                                      var valid19 = _errs113 === errors;
                                                                                    } else {
                                                                                      var valid19 = true;
                                                                                    }
                                                                                    if (valid19) {
                                                                                      if (data43.isolationMode !== void 0) {
                                                                                        let data52 = data43.isolationMode;
                                                                                        const _errs115 = errors;
                                                                                        if (!(typeof data52 == "number" && (!(data52 % 1) && !isNaN(data52)) && isFinite(data52))) {
                                                                                          validate31.errors = [{ instancePath: instancePath + "/execution/isolationMode", schemaPath: "#/$defs/execution/properties/isolationMode/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                                                          return false;
                                                                                        }
                                                                                        var valid19 = _errs115 === errors;
                                                                                      } else {
                                                                                        var valid19 = true;
                                                                                      }
                                                                                      if (valid19) {
                                                                                        if (data43.inTransaction !== void 0) {
                                                                                          const _errs117 = errors;
                                                                                          if (true !== data43.inTransaction) {
                                                                                            validate31.errors = [{ instancePath: instancePath + "/execution/inTransaction", schemaPath: "#/$defs/execution/properties/inTransaction/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" }];
                                                                                            return false;
                                                                                          }
                                                                                          var valid19 = _errs117 === errors;
                                                                                        } else {
                                                                                          var valid19 = true;
                                                                                        }
                                                                                        if (valid19) {
                                                                                          if (data43.offline !== void 0) {
                                                                                            const _errs118 = errors;
                                                                                            if (true !== data43.offline) {
                                                                                              validate31.errors = [{ instancePath: instancePath + "/execution/offline", schemaPath: "#/$defs/execution/properties/offline/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" }];
                                                                                              return false;
                                                                                            }
                                                                                            var valid19 = _errs118 === errors;
                                                                                          } else {
                                                                                            var valid19 = true;
                                                                                          }
                                                                                          if (valid19) {
                                                                                            if (data43.offlinePlayback !== void 0) {
                                                                                              const _errs119 = errors;
                                                                                              if (true !== data43.offlinePlayback) {
                                                                                                validate31.errors = [{ instancePath: instancePath + "/execution/offlinePlayback", schemaPath: "#/$defs/execution/properties/offlinePlayback/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" }];
                                                                                                return false;
                                                                                              }
                                                                                              var valid19 = _errs119 === errors;
                                                                                            } else {
                                                                                              var valid19 = true;
                                                                                            }
                                                                                            if (valid19) {
                                                                                              if (data43.rawCreatedOn !== void 0) {
                                                                                                const _errs120 = errors;
                                                                                                if (typeof data43.rawCreatedOn !== "string") {
                                                                                                  validate31.errors = [{ instancePath: instancePath + "/execution/rawCreatedOn", schemaPath: "#/$defs/execution/properties/rawCreatedOn/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                                                  return false;
                                                                                                }
                                                                                                var valid19 = _errs120 === errors;
                                                                                              } else {
                                                                                                var valid19 = true;
                                                                                              }
                                                                                            }
                                                                                          }
                                                                                        }
                                                                                      }
                                                                                    }
                                                                                  }
                                                                                }
                                                                              }
                                                                            }
                                                                          }
                                                                        }
                                                                      }
                                                                    }
                                                                  } else {
                                                                    validate31.errors = [{ instancePath: instancePath + "/execution", schemaPath: "#/$defs/execution/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                                    return false;
                                                                  }
                                                                }
                                                                var valid0 = _errs97 === errors;
                                                              } else {
                                                                var valid0 = true;
                                                              }
                                                              if (valid0) {
                                                                if (data.organization !== void 0) {
                                                                  let data57 = data.organization;
                                                                  const _errs122 = errors;
                                                                  const _errs123 = errors;
                                                                  if (errors === _errs123) {
                                                                    if (data57 && typeof data57 == "object" && !Array.isArray(data57)) {
                                                                      const _errs125 = errors;
                                                                      for (const key7 in data57) {
                                                                        if (!(key7 === "id" || key7 === "name")) {
                                                                          validate31.errors = [{ instancePath: instancePath + "/organization", schemaPath: "#/$defs/organization/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" }];
                                                                          return false;
                                                                          break;
                                                                        }
                                                                      }
                                                                      if (_errs125 === errors) {
                                                                        if (data57.id !== void 0) {
                                                                          let data58 = data57.id;
                                                                          const _errs126 = errors;
                                                                          if (errors === _errs126) {
                                                                            if (typeof data58 === "string") {
                                                                              if (func1(data58) < 1) {
                                                                                validate31.errors = [{ instancePath: instancePath + "/organization/id", schemaPath: "#/$defs/organization/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                                return false;
                                                                              }
                                                                            } else {
                                                                              validate31.errors = [{ instancePath: instancePath + "/organization/id", schemaPath: "#/$defs/organization/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                              return false;
                                                                            }
                                                                          }
                                                                          var valid21 = _errs126 === errors;
                                                                        } else {
                                                                          var valid21 = true;
                                                                        }
                                                                        if (valid21) {
                                                                          if (data57.name !== void 0) {
                                                                            const _errs128 = errors;
                                                                            if (typeof data57.name !== "string") {
                                                                              validate31.errors = [{ instancePath: instancePath + "/organization/name", schemaPath: "#/$defs/organization/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                              return false;
                                                                            }
                                                                            var valid21 = _errs128 === errors;
                                                                          } else {
                                                                            var valid21 = true;
                                                                          }
                                                                        }
                                                                      }
                                                                    } else {
                                                                      validate31.errors = [{ instancePath: instancePath + "/organization", schemaPath: "#/$defs/organization/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                                      return false;
                                                                    }
                                                                  }
                                                                  var valid0 = _errs122 === errors;
                                                                } else {
                                                                  var valid0 = true;
                                                                }
                                                                if (valid0) {
                                                                  if (data.secondaryTable !== void 0) {
                                                                    let data60 = data.secondaryTable;
                                                                    const _errs130 = errors;
                                                                    if (errors === _errs130) {
                                                                      if (typeof data60 === "string") {
                                                                        if (func1(data60) < 1) {
                                                                          validate31.errors = [{ instancePath: instancePath + "/secondaryTable", schemaPath: "#/properties/secondaryTable/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                          return false;
                                                                        }
                                                                      } else {
                                                                        validate31.errors = [{ instancePath: instancePath + "/secondaryTable", schemaPath: "#/properties/secondaryTable/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                        return false;
                                                                      }
                                                                    }
                                                                    var valid0 = _errs130 === errors;
                                                                  } else {
                                                                    var valid0 = true;
                                                                  }
                                                                }
                                                              }
                                                            }
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate31.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate31.errors = vErrors;
  return errors === 0;
}
validate31.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validate9 = validate35;
var schema66 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://d365-events.dev/schemas/finops/business-event/1.0.json", "type": "object", "properties": { "businessEventId": { "type": "string", "minLength": 1 }, "eventId": { "type": "string", "minLength": 1 }, "eventTime": { "type": "string", "format": "date-time" }, "legalEntity": { "type": "string", "minLength": 1 }, "controlNumber": { "type": ["integer", "string"], "pattern": "^[0-9]+$" }, "majorVersion": { "type": "integer" }, "minorVersion": { "type": "integer" }, "initiatingUserId": { "type": "string", "minLength": 1 }, "contextRecordSubject": { "type": "string", "minLength": 1 }, "parentContextRecordSubjects": { "type": "array", "items": { "type": "string" }, "minItems": 1 }, "values": { "type": "object" } }, "required": ["values"], "additionalProperties": false };
var pattern8 = new RegExp("^[0-9]+$", "u");
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate35.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.values === void 0 && (missing0 = "values")) {
        validate35.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func6.call(schema66.properties, key0)) {
            validate35.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.businessEventId !== void 0) {
            let data0 = data.businessEventId;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (func1(data0) < 1) {
                  validate35.errors = [{ instancePath: instancePath + "/businessEventId", schemaPath: "#/properties/businessEventId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate35.errors = [{ instancePath: instancePath + "/businessEventId", schemaPath: "#/properties/businessEventId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.eventId !== void 0) {
              let data1 = data.eventId;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data1 === "string") {
                  if (func1(data1) < 1) {
                    validate35.errors = [{ instancePath: instancePath + "/eventId", schemaPath: "#/properties/eventId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate35.errors = [{ instancePath: instancePath + "/eventId", schemaPath: "#/properties/eventId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.eventTime !== void 0) {
                let data2 = data.eventTime;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (errors === _errs6) {
                    if (typeof data2 === "string") {
                      if (!formats0.validate(data2)) {
                        validate35.errors = [{ instancePath: instancePath + "/eventTime", schemaPath: "#/properties/eventTime/format", keyword: "format", params: { format: "date-time" }, message: 'must match format "date-time"' }];
                        return false;
                      }
                    } else {
                      validate35.errors = [{ instancePath: instancePath + "/eventTime", schemaPath: "#/properties/eventTime/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.legalEntity !== void 0) {
                  let data3 = data.legalEntity;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (typeof data3 === "string") {
                      if (func1(data3) < 1) {
                        validate35.errors = [{ instancePath: instancePath + "/legalEntity", schemaPath: "#/properties/legalEntity/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate35.errors = [{ instancePath: instancePath + "/legalEntity", schemaPath: "#/properties/legalEntity/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.controlNumber !== void 0) {
                    let data4 = data.controlNumber;
                    const _errs10 = errors;
                    if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4)) && typeof data4 !== "string") {
                      validate35.errors = [{ instancePath: instancePath + "/controlNumber", schemaPath: "#/properties/controlNumber/type", keyword: "type", params: { type: schema66.properties.controlNumber.type }, message: "must be integer,string" }];
                      return false;
                    }
                    if (errors === _errs10) {
                      if (typeof data4 === "string") {
                        if (!pattern8.test(data4)) {
                          validate35.errors = [{ instancePath: instancePath + "/controlNumber", schemaPath: "#/properties/controlNumber/pattern", keyword: "pattern", params: { pattern: "^[0-9]+$" }, message: 'must match pattern "^[0-9]+$"' }];
                          return false;
                        }
                      }
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.majorVersion !== void 0) {
                      let data5 = data.majorVersion;
                      const _errs12 = errors;
                      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
                        validate35.errors = [{ instancePath: instancePath + "/majorVersion", schemaPath: "#/properties/majorVersion/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                        return false;
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.minorVersion !== void 0) {
                        let data6 = data.minorVersion;
                        const _errs14 = errors;
                        if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
                          validate35.errors = [{ instancePath: instancePath + "/minorVersion", schemaPath: "#/properties/minorVersion/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                          return false;
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.initiatingUserId !== void 0) {
                          let data7 = data.initiatingUserId;
                          const _errs16 = errors;
                          if (errors === _errs16) {
                            if (typeof data7 === "string") {
                              if (func1(data7) < 1) {
                                validate35.errors = [{ instancePath: instancePath + "/initiatingUserId", schemaPath: "#/properties/initiatingUserId/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                return false;
                              }
                            } else {
                              validate35.errors = [{ instancePath: instancePath + "/initiatingUserId", schemaPath: "#/properties/initiatingUserId/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid0 = _errs16 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.contextRecordSubject !== void 0) {
                            let data8 = data.contextRecordSubject;
                            const _errs18 = errors;
                            if (errors === _errs18) {
                              if (typeof data8 === "string") {
                                if (func1(data8) < 1) {
                                  validate35.errors = [{ instancePath: instancePath + "/contextRecordSubject", schemaPath: "#/properties/contextRecordSubject/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                  return false;
                                }
                              } else {
                                validate35.errors = [{ instancePath: instancePath + "/contextRecordSubject", schemaPath: "#/properties/contextRecordSubject/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid0 = _errs18 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.parentContextRecordSubjects !== void 0) {
                              let data9 = data.parentContextRecordSubjects;
                              const _errs20 = errors;
                              if (errors === _errs20) {
                                if (Array.isArray(data9)) {
                                  if (data9.length < 1) {
                                    validate35.errors = [{ instancePath: instancePath + "/parentContextRecordSubjects", schemaPath: "#/properties/parentContextRecordSubjects/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                    return false;
                                  } else {
                                    var valid1 = true;
                                    const len0 = data9.length;
                                    for (let i0 = 0; i0 < len0; i0++) {
                                      const _errs22 = errors;
                                      if (typeof data9[i0] !== "string") {
                                        validate35.errors = [{ instancePath: instancePath + "/parentContextRecordSubjects/" + i0, schemaPath: "#/properties/parentContextRecordSubjects/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                      var valid1 = _errs22 === errors;
                                      if (!valid1) {
                                        break;
                                      }
                                    }
                                  }
                                } else {
                                  validate35.errors = [{ instancePath: instancePath + "/parentContextRecordSubjects", schemaPath: "#/properties/parentContextRecordSubjects/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs20 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.values !== void 0) {
                                let data11 = data.values;
                                const _errs24 = errors;
                                if (!(data11 && typeof data11 == "object" && !Array.isArray(data11))) {
                                  validate35.errors = [{ instancePath: instancePath + "/values", schemaPath: "#/properties/values/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                                var valid0 = _errs24 === errors;
                              } else {
                                var valid0 = true;
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate35.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate35.errors = vErrors;
  return errors === 0;
}
validate35.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validate10 = validate36;
var schema67 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://d365-events.dev/schemas/finops/endpoint-probe/1.0.json", "type": "object", "properties": { "probe": { "enum": ["test", "sample"] }, "endpoint": { "type": "string", "minLength": 1 }, "body": { "type": "object" } }, "required": ["probe", "endpoint", "body"], "additionalProperties": false };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.probe === void 0 && (missing0 = "probe") || data.endpoint === void 0 && (missing0 = "endpoint") || data.body === void 0 && (missing0 = "body")) {
        validate36.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "probe" || key0 === "endpoint" || key0 === "body")) {
            validate36.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.probe !== void 0) {
            let data0 = data.probe;
            const _errs2 = errors;
            if (!(data0 === "test" || data0 === "sample")) {
              validate36.errors = [{ instancePath: instancePath + "/probe", schemaPath: "#/properties/probe/enum", keyword: "enum", params: { allowedValues: schema67.properties.probe.enum }, message: "must be equal to one of the allowed values" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.endpoint !== void 0) {
              let data1 = data.endpoint;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (typeof data1 === "string") {
                  if (func1(data1) < 1) {
                    validate36.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate36.errors = [{ instancePath: instancePath + "/endpoint", schemaPath: "#/properties/endpoint/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.body !== void 0) {
                let data2 = data.body;
                const _errs5 = errors;
                if (!(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
                  validate36.errors = [{ instancePath: instancePath + "/body", schemaPath: "#/properties/body/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                  return false;
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate36.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate36.errors = vErrors;
  return errors === 0;
}
validate36.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validators = /* @__PURE__ */ new Map([
  ["aif/message/1.0.json", validate0],
  ["businesscentral/change-notification/1.0.json", validate1],
  ["businesscentral/external-event/1.0.json", validate2],
  ["connector/contract-drift/1.0.json", validate3],
  ["connector/dead-letter/1.0.json", validate4],
  ["connector/organization-quarantine/1.0.json", validate5],
  ["connector/registration-drift/1.0.json", validate6],
  ["dataverse/message-event/1.0.json", validate7],
  ["dataverse/row-event/1.0.json", validate8],
  ["finops/business-event/1.0.json", validate9],
  ["finops/endpoint-probe/1.0.json", validate10]
]);
export {
  validators
};
